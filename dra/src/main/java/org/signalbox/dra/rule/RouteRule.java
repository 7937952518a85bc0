package org.signalbox.dra.rule;

import java.util.List;
import org.signalbox.core.SourcePosition;

/**
 * One route: what a request must be, and what becomes of it then.
 *
 * @param name for people
 * @param conditions all of them are asked; none: every request
 * @param action what becomes of a request that meets them
 * @param position where it is written
 */
public record RouteRule(
    String name, List<Condition> conditions, RouteAction action, SourcePosition position) {

  public RouteRule {
    conditions = List.copyOf(conditions);
  }

  /** Whether a request meets every condition. */
  boolean holds(RequestView view) {
    for (int i = 0; i < conditions.size(); i++) {
      if (!conditions.get(i).holds(view)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a route that comes later can never decide, for whatever meets it meets this one. */
  public boolean hides(RouteRule later) {
    // Conditions of one route ask different things, so none of the later's covers two of these.
    if (conditions.size() > later.conditions.size()) {
      return false;
    }
    for (int i = 0; i < conditions.size(); i++) {
      if (!isCovered(conditions.get(i), later.conditions)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isCovered(Condition own, List<Condition> others) {
    for (int i = 0; i < others.size(); i++) {
      if (own.covers(others.get(i))) {
        return true;
      }
    }
    return false;
  }
}

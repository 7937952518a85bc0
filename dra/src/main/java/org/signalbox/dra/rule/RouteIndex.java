package org.signalbox.dra.rule;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the first route that a request meets, without trying them one by one.
 *
 * <p>Routes are bits of a word row. For each thing that routes ask, an {@link IndexColumn} gives
 * the row of the routes that a request's value leaves in: those that ask for it, and those that do
 * not ask. The rows are intersected one after the other, and the first bit that is left is the
 * first route, once those of its conditions hold that no column knows: tables and roles. A column
 * is asked only when a route that is still in needs it, so a request of an application without
 * rules about subscribers has no subscriber read.
 *
 * <p>The cost grows with one bit a route, not with one comparison. Immutable; any thread.
 */
public final class RouteIndex {

  private static final Condition[] NONE_LEFT = {};

  private final IndexColumn[] columns;
  private final long[][] asking;
  private final long[] all;
  private final Condition[][] unindexed;

  /** Builds the index of routes in their order. */
  public RouteIndex(List<RouteRule> routes) {
    ColumnBuilder builder = new ColumnBuilder(routes.size());
    unindexed = new Condition[routes.size()][];
    for (int route = 0; route < routes.size(); route++) {
      List<Condition> left = new ArrayList<>();
      for (Condition condition : routes.get(route).conditions()) {
        if (!builder.add(route, condition)) {
          left.add(condition);
        }
      }
      unindexed[route] = left.isEmpty() ? NONE_LEFT : left.toArray(Condition[]::new);
    }
    columns = builder.build().toArray(IndexColumn[]::new);
    asking = new long[columns.length][];
    for (int i = 0; i < columns.length; i++) {
      asking[i] = columns[i].asking();
    }
    all = BitRow.of(routes.size());
    for (int route = 0; route < routes.size(); route++) {
      BitRow.set(all, route);
    }
  }

  /** The place of the first route that a request meets; -1 when it meets none. */
  int first(RequestView view) {
    long[] left = all.clone();
    for (int i = 0; i < columns.length; i++) {
      if (BitRow.intersects(left, asking[i])) {
        BitRow.retain(left, columns[i].row(view));
      }
    }
    for (int word = 0; word < left.length; word++) {
      for (long bits = left[word]; bits != 0; bits &= bits - 1) {
        int route = word * Long.SIZE + Long.numberOfTrailingZeros(bits);
        if (restHolds(route, view)) {
          return route;
        }
      }
    }
    return -1;
  }

  private boolean restHolds(int route, RequestView view) {
    for (Condition condition : unindexed[route]) {
      if (!condition.holds(view)) {
        return false;
      }
    }
    return true;
  }
}

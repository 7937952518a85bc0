package org.signalbox.catalog.compile;

import java.util.ArrayList;
import java.util.List;
import org.signalbox.catalog.tp.TpItem;

/** Collects what is wrong with one plan. Used by one thread. */
final class Faults {

  private final List<PlanFault> found = new ArrayList<>();

  /** A name that stands for nothing. */
  void dangling(PlanFault.Place place, String clientText, String name, String expected) {
    found.add(new PlanFault(place, clientText, "\"" + name + "\"", expected));
  }

  /** A member that cannot be read. */
  void mistake(TpItem item, int row, Mistake mistake) {
    found.add(
        new PlanFault(
            place(item, row, mistake.member()),
            mistake.getMessage() + " in " + item.kind().code() + " " + item.id(),
            mistake.found(),
            mistake.expected()));
  }

  /** Data that contradicts itself. */
  void invalid(PlanFault.Place place, String contradiction, String expected) {
    found.add(new PlanFault(place, PlanFault.INVALID_DATA, contradiction, expected));
  }

  int count() {
    return found.size();
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  List<PlanFault> all() {
    return List.copyOf(found);
  }

  static PlanFault.Place place(TpItem item, int row, String member) {
    return new PlanFault.Place(item.kind(), item.id(), row, member);
  }
}

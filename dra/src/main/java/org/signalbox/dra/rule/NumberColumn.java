package org.signalbox.dra.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.signalbox.dra.number.Digits;
import org.signalbox.dra.number.NumberKind;
import org.signalbox.dra.number.NumberRange;

/**
 * Routes by ranges of a subscriber's number. The ranges of different routes may lie across each
 * other, so the line of all numbers is cut wherever one begins or ends; between two cuts every
 * number leaves the same routes in.
 */
final class NumberColumn implements IndexColumn {

  private final NumberKind kind;
  private final long[] asking;
  private final long[] others;
  private final Map<Digits, List<Change>> changes = new TreeMap<>();
  private Digits[] cuts = {};
  private long[][] rows = {};

  /** A range of a route begins or ends. */
  private record Change(int route, boolean begins) {}

  NumberColumn(NumberKind kind, long[] all) {
    this.kind = kind;
    this.asking = new long[all.length];
    this.others = all.clone();
  }

  /** A route that asks for one of some ranges. Each route once. */
  void add(int route, List<NumberRange> ranges) {
    BitRow.set(asking, route);
    BitRow.clear(others, route);
    for (NumberRange range : ranges) {
      change(range.from(), new Change(route, true));
      change(range.until(), new Change(route, false));
    }
  }

  private void change(Digits place, Change change) {
    changes.computeIfAbsent(place, p -> new ArrayList<>()).add(change);
  }

  /** Takes no more routes. */
  NumberColumn finish() {
    cuts = changes.keySet().toArray(Digits[]::new);
    rows = new long[cuts.length][];
    int[] around = new int[asking.length * Long.SIZE];
    long[] row = others.clone();
    for (int i = 0; i < cuts.length; i++) {
      for (Change change : changes.getOrDefault(cuts[i], List.of())) {
        around[change.route()] += change.begins() ? 1 : -1;
        if (around[change.route()] > 0) {
          BitRow.set(row, change.route());
        } else {
          BitRow.clear(row, change.route());
        }
      }
      rows[i] = row.clone();
    }
    changes.clear();
    return this;
  }

  @Override
  public long[] asking() {
    return asking;
  }

  @Override
  public long[] row(RequestView view) {
    Digits number = view.number(kind);
    if (number.isEmpty()) {
      return others;
    }
    int before = 0;
    int after = cuts.length;
    while (before < after) {
      int middle = (before + after) >>> 1;
      if (cuts[middle].compareTo(number) <= 0) {
        before = middle + 1;
      } else {
        after = middle;
      }
    }
    return before == 0 ? others : rows[before - 1];
  }
}

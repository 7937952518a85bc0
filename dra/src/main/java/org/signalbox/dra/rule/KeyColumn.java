package org.signalbox.dra.rule;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Routes by values that a request has one of: a number of the header, its sender.
 *
 * @param <K> the kind of value
 */
final class KeyColumn<K> implements IndexColumn {

  private final Function<RequestView, K> key;
  private final long[] asking;
  private final long[] others;
  private final Map<K, long[]> rows = new HashMap<>();

  /**
   * @param key reads a request's value
   * @param all every route
   */
  KeyColumn(Function<RequestView, K> key, long[] all) {
    this.key = key;
    this.asking = new long[all.length];
    this.others = all.clone();
  }

  /** A route that asks for one of some values. Each route once. */
  void add(int route, Set<K> values) {
    BitRow.set(asking, route);
    BitRow.clear(others, route);
    for (K value : values) {
      BitRow.set(rows.computeIfAbsent(value, v -> new long[asking.length]), route);
    }
  }

  /** Takes no more routes; those that do not ask are added to every row. */
  KeyColumn<K> finish() {
    rows.replaceAll((value, row) -> BitRow.union(row, others));
    return this;
  }

  @Override
  public long[] asking() {
    return asking;
  }

  @Override
  public long[] row(RequestView view) {
    return rows.getOrDefault(key.apply(view), others);
  }
}

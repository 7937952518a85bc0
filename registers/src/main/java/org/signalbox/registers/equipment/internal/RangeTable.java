package org.signalbox.registers.equipment.internal;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Ranges of equipment that are no whole types, kept in an index that every change builds anew: a
 * list of them is short beside lists of equipment. Reads take no lock; changes are the register's,
 * one at a time.
 */
public final class RangeTable {

  /** Ends of a range. */
  private record Ends(long first, long last) {}

  private final Map<Ends, Integer> marks = new HashMap<>();
  private volatile RangeIndex index = RangeIndex.EMPTY;

  /** Puts a range; it counts after {@link #publish}. */
  public void put(RangeIndex.Marked range) {
    marks.put(new Ends(range.first(), range.last()), range.mark());
  }

  /** Removes a range; it counts until {@link #publish}. */
  public void remove(long first, long last) {
    marks.remove(new Ends(first, last));
  }

  public void clear() {
    marks.clear();
  }

  /** Lets the changes count. */
  public void publish() {
    index =
        RangeIndex.of(
            marks.entrySet().stream()
                .map(entry ->
                    new RangeIndex.Marked(
                        entry.getKey().first(), entry.getKey().last(), entry.getValue()))
                .toList());
  }

  /** The range that wins at a number. */
  public Optional<RangeIndex.Marked> at(long number) {
    return index.at(number);
  }

  /** The mark of a range; -1 when it is not there. */
  public int markOf(long first, long last) {
    return marks.getOrDefault(new Ends(first, last), -1);
  }

  /** How many ranges have a mark. */
  public long count(int mark) {
    return marks.values().stream().filter(found -> found == mark).count();
  }

  public int size() {
    return marks.size();
  }
}

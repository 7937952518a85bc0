package org.signalbox.dra.number;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Ranges of numbers, each with a value; the narrowest range around a number wins, so a longer
 * prefix wins over a shorter one and a number alone over both.
 *
 * <p>Ranges either lie in one another or apart. So the line of all numbers falls into stretches
 * that each have one narrowest range, and the table is the sorted places where stretches begin: a
 * number is found by one binary search over two arrays of words, whatever its length. {@code
 * docs/decisions/0008-first-match-routes.md} has figures beside a trie's. Immutable; any thread.
 *
 * @param <T> what the ranges lead to
 */
public final class NumberTable<T> {

  private static final int NOTHING = -1;

  private final List<T> values;
  private final long[] high;
  private final long[] low;
  private final int[] winner;

  private NumberTable(List<T> values, List<Stretch> stretches) {
    this.values = values;
    int count = stretches.size();
    high = new long[count];
    low = new long[count];
    winner = new int[count];
    for (int i = 0; i < count; i++) {
      high[i] = stretches.get(i).begin().high();
      low[i] = stretches.get(i).begin().low();
      winner[i] = stretches.get(i).entry();
    }
  }

  /** A range and what it leads to. */
  public record Entry<T>(NumberRange range, T value) {}

  /**
   * Two ranges of which neither is in the other although they have numbers in common, or that are
   * the same: which one wins cannot be told.
   *
   * @param entry the number of the one that is left out, in the order given
   * @param other the number of the one it is in conflict with
   */
  public record Conflict(int entry, int other) {}

  /** A table, and what had to be left out of it. */
  public record Built<T>(NumberTable<T> table, List<Conflict> conflicts) {}

  /** The numbers from here on, up to the next stretch, have this narrowest range. */
  private record Stretch(Digits begin, int entry) {}

  /** Builds a table. */
  public static <T> Built<T> build(List<Entry<T>> entries) {
    List<Integer> order = new ArrayList<>(entries.size());
    for (int i = 0; i < entries.size(); i++) {
      order.add(i);
    }
    order.sort(
        Comparator.comparing((Integer i) -> entries.get(i).range().from())
            .thenComparing(
                Comparator.comparing((Integer i) -> entries.get(i).range().until()).reversed()));
    List<Stretch> stretches = new ArrayList<>();
    List<Conflict> conflicts = new ArrayList<>();
    Deque<Integer> around = new ArrayDeque<>();
    for (int next : order) {
      NumberRange range = entries.get(next).range();
      leave(around, range.from(), entries, stretches);
      if (!around.isEmpty() && !isNarrower(range, entries.get(around.peek()).range())) {
        int other = around.peek();
        conflicts.add(new Conflict(Math.max(next, other), Math.min(next, other)));
        continue;
      }
      around.push(next);
      begin(stretches, range.from(), next);
    }
    while (!around.isEmpty()) {
      leave(around, entries.get(around.peek()).range().until(), entries, stretches);
    }
    List<T> values = entries.stream().map(Entry::value).toList();
    return new Built<>(new NumberTable<>(values, stretches), conflicts);
  }

  private static boolean isNarrower(NumberRange range, NumberRange enclosing) {
    return enclosing.contains(range)
        && !(enclosing.from().equals(range.from()) && enclosing.until().equals(range.until()));
  }

  /** Ends the ranges that do not reach a place. */
  private static <T> void leave(
      Deque<Integer> around, Digits place, List<Entry<T>> entries, List<Stretch> stretches) {
    while (!around.isEmpty() && entries.get(around.peek()).range().until().compareTo(place) <= 0) {
      Digits end = entries.get(around.pop()).range().until();
      begin(stretches, end, around.isEmpty() ? NOTHING : around.peek());
    }
  }

  private static void begin(List<Stretch> stretches, Digits place, int entry) {
    if (!stretches.isEmpty() && stretches.getLast().begin().equals(place)) {
      stretches.removeLast();
    }
    stretches.add(new Stretch(place, entry));
  }

  /** The value of the narrowest range around a number. */
  public Optional<T> find(Digits number) {
    int at = stretchOf(number);
    return at < 0 || winner[at] == NOTHING ? Optional.empty() : Optional.of(values.get(winner[at]));
  }

  /** Whether a range is around a number. */
  public boolean contains(Digits number) {
    int at = stretchOf(number);
    return at >= 0 && winner[at] != NOTHING;
  }

  /** The last stretch that begins at or before a number; -1 when all begin later. */
  private int stretchOf(Digits number) {
    long wantedHigh = number.high() ^ Long.MIN_VALUE;
    long wantedLow = number.low() ^ Long.MIN_VALUE;
    int before = 0;
    int after = high.length;
    while (before < after) {
      int middle = (before + after) >>> 1;
      long middleHigh = high[middle] ^ Long.MIN_VALUE;
      boolean begun =
          middleHigh != wantedHigh
              ? middleHigh < wantedHigh
              : (low[middle] ^ Long.MIN_VALUE) <= wantedLow;
      if (begun) {
        before = middle + 1;
      } else {
        after = middle;
      }
    }
    return before - 1;
  }

  /** How many ranges it was built from. */
  public int size() {
    return values.size();
  }
}

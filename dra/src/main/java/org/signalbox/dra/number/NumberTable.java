package org.signalbox.dra.number;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Ranges of numbers, each with a value; the narrowest range around a number wins, so a longer
 * prefix wins over a shorter one and a number alone over both.
 *
 * <p>Ranges either lie in one another or apart. So the line of all numbers falls into stretches
 * that each have one narrowest range, and the table is the sorted places where stretches begin: a
 * number is found by a binary search over words, whatever its length. {@code
 * docs/decisions/0008-first-match-routes.md} has figures beside a trie's. Immutable; any thread.
 *
 * @param <T> what the ranges lead to
 */
public final class NumberTable<T> {

  /** No range is around a number. */
  public static final int NOTHING = -1;

  /**
   * Stretches of which the first has a mark: a search looks through the marks, which stay in a
   * processor's first cache, and then through one block, a few lines of memory.
   */
  private static final int BLOCK = 64;

  private final List<T> values;
  private final Words begins;
  private final Words marks;
  private final int[] winner;

  /** Numbers in order, their halves apart. */
  private static final class Words {
    private final long[] high;
    private final long[] low;

    Words(List<Digits> numbers) {
      high = numbers.stream().mapToLong(Digits::high).toArray();
      low = numbers.stream().mapToLong(Digits::low).toArray();
    }
  }

  private NumberTable(List<T> values, List<Stretch> stretches) {
    this.values = values;
    List<Digits> numbers = stretches.stream().map(Stretch::begin).toList();
    begins = new Words(numbers);
    marks =
        new Words(
            IntStream.range(0, numbers.size())
                .filter(i -> i % BLOCK == 0)
                .mapToObj(numbers::get)
                .toList());
    winner = stretches.stream().mapToInt(Stretch::entry).toArray();
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
    return valueAt(placeOf(number));
  }

  /** Whether a range is around a number. */
  public boolean contains(Digits number) {
    return placeOf(number) != NOTHING;
  }

  /** The value at a number's place. */
  public Optional<T> valueAt(int place) {
    return place == NOTHING ? Optional.empty() : Optional.of(values.get(place));
  }

  /** The place of the narrowest range around a number; {@link #NOTHING} when there is none. */
  public int placeOf(Digits number) {
    int stretch = stretchOf(number);
    return stretch < 0 ? NOTHING : winner[stretch];
  }

  /** The last stretch that begins at or before a number; -1 when all begin later. */
  private int stretchOf(Digits number) {
    int block = lastBegun(number, marks, 0, marks.high.length);
    if (block < 0) {
      return -1;
    }
    int first = block * BLOCK;
    return lastBegun(number, begins, first, Math.min(first + BLOCK, begins.high.length));
  }

  /** The last of some numbers in order that is not behind another one; before the first if none. */
  private static int lastBegun(Digits number, Words of, int from, int until) {
    long wantedHigh = number.high() ^ Long.MIN_VALUE;
    long wantedLow = number.low() ^ Long.MIN_VALUE;
    int before = from;
    int after = until;
    while (before < after) {
      int middle = (before + after) >>> 1;
      long middleHigh = of.high[middle] ^ Long.MIN_VALUE;
      boolean begun =
          middleHigh != wantedHigh
              ? middleHigh < wantedHigh
              : (of.low[middle] ^ Long.MIN_VALUE) <= wantedLow;
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

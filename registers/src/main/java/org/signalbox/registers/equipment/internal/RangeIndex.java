package org.signalbox.registers.equipment.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.LongStream;

/**
 * Which of many ranges that may overlap wins at a number: the narrowest; of two equally wide the
 * stricter (black, then grey, then white), then the one that begins later.
 *
 * <p>Built once, by a sweep over the borders of all ranges; asked by one binary search. Immutable.
 */
public final class RangeIndex {

  /** An index without ranges. */
  public static final RangeIndex EMPTY = new RangeIndex(new long[0], List.of());

  /**
   * A range with its mark.
   *
   * @param first inclusive
   * @param last inclusive
   * @param mark code of the mark
   */
  public record Marked(long first, long last, int mark) {

    long span() {
      return last - first;
    }
  }

  /** Marks by code, in order of strictness: white, black, grey; see EquipmentMark. */
  private static final int[] LENIENCE = {2, 0, 1, 3};

  private static final Comparator<Marked> NARROWEST_FIRST =
      Comparator.comparingLong(Marked::span)
          .thenComparingInt(range -> LENIENCE[range.mark()])
          .thenComparing(Comparator.comparingLong(Marked::first).reversed());

  private final long[] borders;
  private final List<Optional<Marked>> winners;

  private RangeIndex(long[] borders, List<Optional<Marked>> winners) {
    this.borders = borders;
    this.winners = winners;
  }

  /** Whether the first of two ranges wins where both hold a number. */
  public static boolean isBefore(Marked range, Marked other) {
    return NARROWEST_FIRST.compare(range, other) < 0;
  }

  /** Builds the index; no two of the ranges have the same ends. */
  public static RangeIndex of(Collection<Marked> ranges) {
    if (ranges.isEmpty()) {
      return EMPTY;
    }
    Marked[] starting = ranges.toArray(Marked[]::new);
    Marked[] ending = starting.clone();
    Arrays.sort(starting, Comparator.comparingLong(Marked::first));
    Arrays.sort(ending, Comparator.comparingLong(Marked::last));
    long[] borders =
        ranges.stream()
            .flatMapToLong(range -> LongStream.of(range.first(), range.last() + 1))
            .sorted()
            .distinct()
            .toArray();
    List<Optional<Marked>> winners = new ArrayList<>(borders.length);
    TreeSet<Marked> open = new TreeSet<>(NARROWEST_FIRST);
    int nextStart = 0;
    int nextEnd = 0;
    for (long border : borders) {
      while (nextEnd < ending.length && ending[nextEnd].last() < border) {
        open.remove(ending[nextEnd++]);
      }
      while (nextStart < starting.length && starting[nextStart].first() == border) {
        open.add(starting[nextStart++]);
      }
      winners.add(open.isEmpty() ? Optional.empty() : Optional.of(open.first()));
    }
    return new RangeIndex(borders, List.copyOf(winners));
  }

  /** The range that wins at a number. */
  public Optional<Marked> at(long number) {
    int found = Arrays.binarySearch(borders, number);
    int interval = found >= 0 ? found : -found - 2;
    return interval < 0 ? Optional.empty() : winners.get(interval);
  }
}

package org.signalbox.registers.equipment.internal;

import java.util.Optional;

/**
 * Entries of a subscription and its equipment: rows of the subscription's number with the mark, and
 * the first and last equipment. Any thread.
 */
public final class PairTable {

  private static final int WIDTH = 3;
  private static final int LOCKED = 3;

  private final CompactTable rows = new CompactTable(WIDTH, 16);

  /**
   * What the entries of a subscription say of equipment.
   *
   * @param winner the narrowest entry with a status that holds the equipment
   * @param lock the narrowest lock that holds the equipment
   * @param isLocked whether the subscription has any lock
   */
  public record Found(
      Optional<RangeIndex.Marked> winner, Optional<RangeIndex.Marked> lock, boolean isLocked) {

    static final Found NOTHING = new Found(Optional.empty(), Optional.empty(), false);

    /** Whether the subscription is locked, and not to this equipment. */
    public boolean isBreach() {
      return isLocked && lock.isEmpty();
    }
  }

  /** The table of the rows. */
  public CompactTable rows() {
    return rows;
  }

  /** The mark of one entry; -1 when it is not there. */
  public int markOf(long supi, long first, long last) {
    long[] segment = rows.segment(supi);
    for (int i = rows.firstOf(segment, supi);
        i < segment.length && segment[i] >>> CompactTable.MARK_BITS == supi;
        i += WIDTH) {
      if (segment[i + 1] == first && segment[i + 2] == last) {
        return CompactTable.mark(segment[i]);
      }
    }
    return -1;
  }

  /** Looks at all entries of a subscription. */
  public Found find(long supi, long equipment) {
    long[] segment = rows.segment(supi);
    int at = rows.firstOf(segment, supi);
    if (at >= segment.length || segment[at] >>> CompactTable.MARK_BITS != supi) {
      return Found.NOTHING;
    }
    boolean isLocked = false;
    Narrowest winner = new Narrowest();
    Narrowest lock = new Narrowest();
    for (int i = at;
        i < segment.length && segment[i] >>> CompactTable.MARK_BITS == supi;
        i += WIDTH) {
      boolean isLock = CompactTable.mark(segment[i]) == LOCKED;
      isLocked |= isLock;
      if (segment[i + 1] <= equipment && equipment <= segment[i + 2]) {
        (isLock ? lock : winner)
            .offer(
                new RangeIndex.Marked(
                    segment[i + 1], segment[i + 2], CompactTable.mark(segment[i])));
      }
    }
    return new Found(winner.found, lock.found, isLocked);
  }

  /** Keeps the best of what it is offered. */
  private static final class Narrowest {

    private Optional<RangeIndex.Marked> found = Optional.empty();

    void offer(RangeIndex.Marked range) {
      if (found.isEmpty() || RangeIndex.isBefore(range, found.get())) {
        found = Optional.of(range);
      }
    }
  }
}

package org.signalbox.registers.equipment.internal;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Rows of several whole numbers in segments by the hash of their key; a segment is one sorted array
 * without gaps, so a million rows of three numbers take 24 MB.
 *
 * <p>The first number of a row is its key, shifted left by two, with the row's mark in the two bits
 * that this makes free; numbers behind it tell rows of one key apart. Keys are below 2^61.
 *
 * <p>Reads take no lock and see each row as it was before or after a change, never in between: a
 * change replaces the arrays of the segments that it touches. Changes are one at a time. Any
 * thread.
 */
public final class CompactTable {

  static final int MARK_BITS = 2;
  private static final int MARKS = 1 << MARK_BITS;
  private static final long[] NO_ROWS = {};

  /** From here on a change sorts its rows by segment first. */
  private static final int GROUPED_FROM = 256;

  private final int width;
  private final int segmentBits;
  private final AtomicReferenceArray<long[]> segments;
  private final AtomicLongArray marks = new AtomicLongArray(MARKS);

  /**
   * @param width numbers a row, at least 2
   * @param segmentBits the table has two to the power of this many segments
   */
  public CompactTable(int width, int segmentBits) {
    this.width = width;
    this.segmentBits = segmentBits;
    this.segments = new AtomicReferenceArray<>(1 << segmentBits);
    clear();
  }

  /** The first number of a row. */
  public static long head(long key, int mark) {
    return (key << MARK_BITS) | mark;
  }

  /** The mark in the first number of a row. */
  public static int mark(long head) {
    return (int) head & (MARKS - 1);
  }

  /** The rows of a key's segment, to look in with {@link #firstOf}; not to be written to. */
  long[] segment(long key) {
    return segments.getAcquire(segmentOf(key));
  }

  /** Where the first row of a key or of a larger one begins; the length when there is none. */
  int firstOf(long[] rows, long key) {
    int low = 0;
    int high = rows.length / width;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (rows[middle * width] >>> MARK_BITS < key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low * width;
  }

  private int segmentOf(long key) {
    // Keys of one maker are neighbours; the multiplication spreads them (Fibonacci hashing).
    return (int) ((key * 0x9E3779B97F4A7C15L) >>> (64 - segmentBits));
  }

  /** How many rows have a mark. */
  public long count(int mark) {
    return marks.get(mark);
  }

  /** Removes every row. */
  public synchronized void clear() {
    for (int i = 0; i < segments.length(); i++) {
      segments.setRelease(i, NO_ROWS);
    }
    for (int mark = 0; mark < MARKS; mark++) {
      marks.set(mark, 0);
    }
  }

  /**
   * Puts rows, each in the place of one that differs from it in its mark alone, if there is one; of
   * two such rows the later counts.
   *
   * @param rows the numbers of all rows, one row behind the other
   */
  public synchronized void put(long[] rows) {
    new Change(rows, true).run();
  }

  /** Removes rows, whatever their mark; those that are not there change nothing. */
  public synchronized void remove(long[] rows) {
    new Change(rows, false).run();
  }

  /** Rows that go into the table or out of it. */
  private final class Change {

    private final long[] rows;
    private final boolean isPut;

    Change(long[] rows, boolean isPut) {
      this.rows = rows;
      this.isPut = isPut;
    }

    void run() {
      int count = rows.length / width;
      if (count < GROUPED_FROM) {
        for (int row = 0; row < count; row++) {
          apply(new int[] {row}, 0, 1);
        }
        return;
      }
      int[] starts = new int[segments.length() + 1];
      for (int row = 0; row < count; row++) {
        starts[segmentOfRow(row) + 1]++;
      }
      for (int segment = 0; segment < segments.length(); segment++) {
        starts[segment + 1] += starts[segment];
      }
      int[] order = new int[count];
      int[] next = starts.clone();
      for (int row = 0; row < count; row++) {
        order[next[segmentOfRow(row)]++] = row;
      }
      for (int segment = 0; segment < segments.length(); segment++) {
        if (starts[segment] < starts[segment + 1]) {
          apply(order, starts[segment], starts[segment + 1]);
        }
      }
    }

    private int segmentOfRow(int row) {
      return segmentOf(rows[row * width] >>> MARK_BITS);
    }

    /** Applies rows of one segment: those that stand in the order from one place to another. */
    private void apply(int[] order, int from, int to) {
      int segment = segmentOfRow(order[from]);
      long[] before = segments.getPlain(segment);
      int room = isPut ? (to - from) * width : 0;
      long[] after = Arrays.copyOf(before, before.length + room);
      int length = before.length;
      for (int i = from; i < to; i++) {
        int row = order[i] * width;
        length = isPut ? put(after, length, row) : remove(after, length, row);
      }
      segments.setRelease(segment, length == after.length ? after : Arrays.copyOf(after, length));
    }

    private int put(long[] into, int length, int row) {
      int at = placeOf(into, length, row);
      marks.incrementAndGet(mark(rows[row]));
      if (at < length && compare(into, at, row) == 0) {
        marks.decrementAndGet(mark(into[at]));
        into[at] = rows[row];
        return length;
      }
      System.arraycopy(into, at, into, at + width, length - at);
      System.arraycopy(rows, row, into, at, width);
      return length + width;
    }

    private int remove(long[] outOf, int length, int row) {
      int at = placeOf(outOf, length, row);
      if (at == length || compare(outOf, at, row) != 0) {
        return length;
      }
      marks.decrementAndGet(mark(outOf[at]));
      System.arraycopy(outOf, at + width, outOf, at, length - at - width);
      return length - width;
    }

    /** Where a row stands, or belongs. */
    private int placeOf(long[] in, int length, int row) {
      int low = 0;
      int high = length / width;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (compare(in, middle * width, row) < 0) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low * width;
    }

    private int compare(long[] in, int at, int row) {
      int order = Long.compare(in[at] >>> MARK_BITS, rows[row] >>> MARK_BITS);
      for (int i = 1; i < width && order == 0; i++) {
        order = Long.compare(in[at + i], rows[row + i]);
      }
      return order;
    }
  }
}

package org.signalbox.dra.rule;

/** Rows of bits in plain words, which many rows can be intersected of at once. */
final class BitRow {

  private BitRow() {}

  /** A row of zeros for a number of bits. */
  static long[] of(int bits) {
    return new long[(bits + Long.SIZE - 1) / Long.SIZE];
  }

  static void set(long[] row, int bit) {
    row[bit / Long.SIZE] |= 1L << bit;
  }

  static void clear(long[] row, int bit) {
    row[bit / Long.SIZE] &= ~(1L << bit);
  }

  /** The bits that either has. */
  static long[] union(long[] one, long[] other) {
    long[] both = one.clone();
    add(both, other);
    return both;
  }

  /** Sets in a row the bits of another. */
  static void add(long[] row, long[] more) {
    for (int i = 0; i < row.length; i++) {
      row[i] |= more[i];
    }
  }

  /** Whether two rows have a bit in common. */
  static boolean intersects(long[] one, long[] other) {
    for (int i = 0; i < one.length; i++) {
      if ((one[i] & other[i]) != 0) {
        return true;
      }
    }
    return false;
  }

  /** Clears in a row the bits that another does not have. */
  static void retain(long[] row, long[] other) {
    for (int i = 0; i < row.length; i++) {
      row[i] &= other[i];
    }
  }
}

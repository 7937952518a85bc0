package org.signalbox.registers.equipment.internal;

import java.util.Arrays;

/** Collects the numbers of rows for a {@link CompactTable}. Used by one thread. */
public final class NumberRows {

  private long[] numbers = new long[16];
  private int size;

  /** Adds a number behind the others. */
  public void add(long number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * size);
    }
    numbers[size++] = number;
  }

  public boolean isEmpty() {
    return size == 0;
  }

  /** All numbers. */
  public long[] toArray() {
    return Arrays.copyOf(numbers, size);
  }
}

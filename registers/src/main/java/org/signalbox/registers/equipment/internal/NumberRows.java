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

  /** Hands all numbers over and keeps none: there may be hundreds of megabytes of them. */
  public long[] handOver() {
    long[] all = size == numbers.length ? numbers : Arrays.copyOf(numbers, size);
    numbers = new long[16];
    size = 0;
    return all;
  }
}

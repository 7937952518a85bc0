package org.signalbox.bench.nrf;

import java.util.Arrays;

/**
 * Counts the answers that came behind the warm-up, from lines of {@code h2load}: begin in
 * microseconds of the epoch, status, duration in microseconds.
 */
final class LoadCounter {

  private static final long SECOND = 1_000_000;

  private final H2Load.Times times;
  private long[] begins = new long[1 << 16];
  private long[] micros = new long[1 << 16];
  private boolean[] good = new boolean[1 << 16];
  private int size;

  LoadCounter(H2Load.Times times) {
    this.times = times;
  }

  /** Takes the line of one answer. */
  void add(String line) {
    String[] fields = line.split("\t");
    if (size == begins.length) {
      begins = Arrays.copyOf(begins, 2 * size);
      micros = Arrays.copyOf(micros, 2 * size);
      good = Arrays.copyOf(good, 2 * size);
    }
    begins[size] = Long.parseLong(fields[0]);
    good[size] = fields[1].startsWith("2");
    micros[size] = Long.parseLong(fields[2]);
    size++;
  }

  /** What came of the seconds that count. */
  LoadFigures figures() {
    long first = Arrays.stream(begins, 0, size).min().orElse(0);
    long from = first + times.warmUpSeconds() * SECOND;
    long to = from + times.seconds() * SECOND;
    long[] counted = new long[size];
    int count = 0;
    long bad = 0;
    for (int i = 0; i < size; i++) {
      if (begins[i] >= from && begins[i] < to) {
        counted[count++] = micros[i];
        bad += good[i] ? 0 : 1;
      }
    }
    long[] sorted = Arrays.copyOf(counted, count);
    Arrays.sort(sorted);
    return new LoadFigures((count - bad) / times.seconds(), bad, sorted);
  }
}

package org.signalbox.bench.ocs;

import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What one run of the generator measured. Latencies are nanoseconds.
 *
 * @param answered requests answered while counting
 * @param nanos of counting
 * @param errors answers that were no success, from the first request on, by result code
 * @param lost requests without an answer when the generator gave up waiting
 * @param late answers counted that took longer than {@link #LATE}
 */
public record SessionFigures(
    long answered,
    long nanos,
    ResultCounts errors,
    long lost,
    long late,
    long p50,
    long p95,
    long p99,
    long max) {

  /** Nineteen answers in twenty shall be there by then. */
  static final Duration LATE = Duration.ofMillis(5);

  private static final int FIELDS = 8;

  /** Requests answered in a second. */
  public long perSecond() {
    return Math.round(answered * 1e9 / nanos);
  }

  /** Of a hundred answers, those that took longer than {@link #LATE}. */
  double latePercent() {
    return 100.0 * late / Math.max(1, answered);
  }

  /** One line for the process that started the generator. */
  String line() {
    Stream<Long> measured = LongStream.of(answered, nanos, lost, late, p50, p95, p99, max).boxed();
    Stream<Long> counted =
        errors.byCode().entrySet().stream()
            .flatMap(each -> Stream.of((long) each.getKey(), each.getValue()));
    return Stream.concat(measured, counted).map(String::valueOf).collect(Collectors.joining(" "));
  }

  /**
   * Reads what {@link #line} wrote.
   *
   * @throws IllegalArgumentException for any other line
   */
  public static SessionFigures read(String line) {
    long[] f = Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
    if (f.length < FIELDS || (f.length - FIELDS) % 2 != 0) {
      throw new IllegalArgumentException("no figures: " + line);
    }
    ResultCounts errors = new ResultCounts();
    for (int i = FIELDS; i < f.length; i += 2) {
      errors.add(Math.toIntExact(f[i]), f[i + 1]);
    }
    return new SessionFigures(f[0], f[1], errors, f[2], f[3], f[4], f[5], f[6], f[7]);
  }
}

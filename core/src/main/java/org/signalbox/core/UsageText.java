package org.signalbox.core;

/**
 * Durations and units as clients write them: Go's form ({@code 1h2m3s}, {@code 150ms}) or a bare
 * integer, which counts nanoseconds for timed records and units for all others.
 */
public final class UsageText {

  private UsageText() {}

  /**
   * @param text empty means 0
   * @return nanoseconds or units
   * @throws IllegalArgumentException with the text clients know: {@code time: invalid duration
   *     "abc"}
   */
  public static long parse(String text) {
    throw new UnsupportedOperationException();
  }

  /** A duration as Go prints it: {@code 1m15s}, {@code 0s}, {@code 1.5ms}. */
  public static String format(long nanos) {
    throw new UnsupportedOperationException();
  }
}

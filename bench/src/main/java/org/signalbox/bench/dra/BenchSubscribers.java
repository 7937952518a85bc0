package org.signalbox.bench.dra;

/**
 * The subscribers of the bench: a million IMSIs of 15 digits, {@code 001010000000000} to {@code
 * 001010000999999}. Requests name them in an order that no cache foresees. All methods are pure.
 */
final class BenchSubscribers {

  static final int COUNT = 1_000_000;

  /** Prime to the count, so that all are met before one comes again. */
  private static final int STRIDE = 618_033;

  private BenchSubscribers() {}

  /** The subscriber of the n-th request; n may have wrapped round. */
  static int ofRequest(int n) {
    return (int) (Integer.toUnsignedLong(n) * STRIDE % COUNT);
  }

  static String imsi(int subscriber) {
    return "%015d".formatted(1_010_000_000_000L + subscriber);
  }
}

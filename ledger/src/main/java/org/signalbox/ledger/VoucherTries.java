package org.signalbox.ledger;

/**
 * Wrong vouchers that an account tried of late.
 *
 * @param count how many, since the first of them
 * @param sinceNanos when the first was tried, in nanoseconds since 1970
 */
public record VoucherTries(int count, long sinceNanos) {

  /** Wrong tries within an hour after which not even a right one is taken. */
  public static final int COUNT_MAX = 10;

  /** None. */
  public static final VoucherTries NONE = new VoucherTries(0, 0);

  private static final long HOUR_NANOS = 3_600_000_000_000L;

  /** Whether nothing may be tried at that moment. */
  public boolean isOver(long atNanos) {
    return count >= COUNT_MAX && atNanos - sinceNanos < HOUR_NANOS;
  }

  /** With one more wrong try. */
  public VoucherTries wrong(long atNanos) {
    boolean isNewHour = count == 0 || atNanos - sinceNanos >= HOUR_NANOS;
    return isNewHour ? new VoucherTries(1, atNanos) : new VoucherTries(count + 1, sinceNanos);
  }
}

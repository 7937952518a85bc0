package org.signalbox.charging.session;

import java.util.Arrays;
import org.signalbox.ledger.SessionPart;

/**
 * Which requests of a session came, or may have. Immutable.
 *
 * @param last the highest number that came; -1 for none
 * @param missed which of the {@value SessionPart#LATE_MAX} numbers before that are known not to
 *     have come: bit 0 the one before it
 */
record CameNumbers(long last, long missed) {

  /** Where none is missed, as with nearly all sessions; by the last number and one. */
  private static final CameNumbers[] WHOLE = new CameNumbers[64];

  static {
    Arrays.setAll(WHOLE, next -> new CameNumbers(next - 1L, 0));
  }

  static final CameNumbers NONE = WHOLE[0];

  /** One for all sessions that are alike, where that is not rare. */
  private static CameNumbers of(long last, long missed) {
    return missed == 0 && last >= -1 && last < WHOLE.length - 1
        ? WHOLE[(int) last + 1]
        : new CameNumbers(last, missed);
  }

  /** Where nobody here knows which of the numbers up to one came. */
  static CameNumbers upTo(long last) {
    return of(last, 0);
  }

  /** Whether a request may have come. */
  boolean mayHold(long number) {
    long before = last - 1 - number;
    return number <= last
        && (before < 0 || before >= SessionPart.LATE_MAX || (missed >>> before & 1) == 0);
  }

  /** These, and one more. */
  CameNumbers with(long number) {
    long steps = number - last;
    if (steps > SessionPart.LATE_MAX) {
      return new CameNumbers(number, -1);
    }
    if (steps > 0) {
      // The numbers between, then the last so far, then what was missed before it.
      long older = steps == SessionPart.LATE_MAX ? 0 : missed << steps;
      return of(number, older | ((1L << (steps - 1)) - 1));
    }
    return steps == 0 || steps < -SessionPart.LATE_MAX
        ? this
        : of(last, missed & ~(1L << (-steps - 1)));
  }
}

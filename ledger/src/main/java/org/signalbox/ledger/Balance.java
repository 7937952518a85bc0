package org.signalbox.ledger;

import java.time.Instant;
import java.util.Optional;
import org.signalbox.core.Amount;
import org.signalbox.ledger.internal.LedgerTime;
import org.signalbox.rating.TypeOfRecord;

/**
 * Money or units of an account. Immutable.
 *
 * @param serial tells the balances of an account apart, never given twice within the account
 * @param id the operator's name for it
 * @param tor what it holds: {@link TypeOfRecord#MONETARY} money, all others units of usage
 * @param value what is there and not reserved; below 0 only for money
 * @param expiryNanos when it ends, in nanoseconds since 1970; {@link LedgerTime#NEVER}
 * @param terms what it may be spent on
 */
public record Balance(
    int serial, String id, TypeOfRecord tor, Amount value, long expiryNanos, BalanceTerms terms) {

  /** The name of the balance that usage is charged to where no other pays. */
  public static final String DEFAULT_ID = "*default";

  /** When it ends; empty for never. */
  public Optional<Instant> expiry() {
    return LedgerTime.optional(expiryNanos);
  }

  public boolean isMoney() {
    return tor.equals(TypeOfRecord.MONETARY);
  }

  /** Whether it has ended at a moment in nanoseconds since 1970. */
  public boolean hasExpired(long atNanos) {
    return expiryNanos <= atNanos;
  }

  /** This balance with another value. */
  public Balance withValue(Amount newValue) {
    return new Balance(serial, id, tor, newValue, expiryNanos, terms);
  }
}

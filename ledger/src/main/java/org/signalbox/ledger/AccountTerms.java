package org.signalbox.ledger;

import java.util.Optional;
import org.signalbox.core.Amount;
import org.signalbox.ledger.internal.Texts;
import org.signalbox.rating.TypeOfRecord;

/**
 * How an account may be used.
 *
 * @param isDisabled nothing new is granted; what was used is still debited
 * @param mayGoNegative reservations may take the account's default balance below zero
 * @param creditLimit how far below zero reservations may take it; empty means without limit.
 *     Matters only where the account may go negative. Not below 0, at most 18 digits before the
 *     point
 * @param isNeverNegative usage reported afterwards is debited only as far as there is credit, too
 * @param currency what its money is, such as {@code AUD}; empty for the operator's only one
 */
public record AccountTerms(
    boolean isDisabled,
    boolean mayGoNegative,
    Optional<Amount> creditLimit,
    boolean isNeverNegative,
    String currency) {

  /** Enabled, prepaid, in the operator's only currency. */
  public static final AccountTerms PREPAID =
      new AccountTerms(false, false, Optional.empty(), false, "");

  public AccountTerms {
    Texts.requireText("currency", currency);
    creditLimit.ifPresent(limit -> Texts.requireMovable("a credit limit", limit));
    if (mayGoNegative && isNeverNegative) {
      throw new IllegalArgumentException("an account that may and must not go negative");
    }
  }

  /** These terms, with reservations that may or may not take the account below zero. */
  public AccountTerms negative(boolean allowed) {
    return new AccountTerms(
        isDisabled, allowed, creditLimit, !allowed && isNeverNegative, currency);
  }

  /** The kind under which money on these terms is counted in totals. */
  public String moneyKind() {
    String money = TypeOfRecord.MONETARY.text();
    return currency.isEmpty() ? money : money + " " + currency;
  }

  /** These terms, disabled or not. */
  public AccountTerms disabled(boolean disabled) {
    return new AccountTerms(disabled, mayGoNegative, creditLimit, isNeverNegative, currency);
  }
}

package org.signalbox.ledger;

import org.signalbox.ledger.internal.Texts;
import org.signalbox.rating.TypeOfRecord;

/**
 * A balance as it is to be made.
 *
 * @param tor what it holds
 * @param id its name, 1 to 255 characters; one balance of a kind has it within an account
 * @param expiry when it ends
 * @param terms what it may be spent on
 */
public record BalanceSpec(TypeOfRecord tor, String id, Expiry expiry, BalanceTerms terms) {

  public BalanceSpec {
    Texts.requireName("type of record", tor.text());
    Texts.requireName("balance", id);
  }

  /** The account's plain money. */
  public static BalanceSpec money() {
    return new BalanceSpec(
        TypeOfRecord.MONETARY, Balance.DEFAULT_ID, Expiry.never(), BalanceTerms.PLAIN);
  }
}

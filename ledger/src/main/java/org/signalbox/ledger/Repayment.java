package org.signalbox.ledger;

import org.signalbox.core.Amount;
import org.signalbox.ledger.internal.Texts;

/**
 * Value given back to a balance for usage that was charged by an earlier event. Where the account
 * or the balance is gone, nothing is given back.
 *
 * @param account whose balance
 * @param serial of the balance
 * @param value not below 0
 */
public record Repayment(AccountId account, int serial, Amount value) {

  public Repayment {
    Texts.requireMovable(value);
  }
}

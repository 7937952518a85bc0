package org.signalbox.ledger.sim;

import java.math.BigDecimal;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.PartOutcome;

/** A call of the reference model: one part, billed by the unit. */
final class ReferenceSession {

  final AccountId account;
  final BigDecimal rate;
  long number;
  long used;
  long held;
  long deadline;
  PartOutcome outcome;

  ReferenceSession(AccountId account, BigDecimal rate, PartOutcome outcome) {
    this.account = account;
    this.rate = rate;
    this.outcome = outcome;
  }

  BigDecimal charged() {
    return rate.multiply(BigDecimal.valueOf(used));
  }

  BigDecimal heldMoney() {
    return rate.multiply(BigDecimal.valueOf(held));
  }
}

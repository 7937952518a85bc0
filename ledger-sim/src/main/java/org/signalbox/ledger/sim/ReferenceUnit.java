package org.signalbox.ledger.sim;

import java.math.BigDecimal;

/**
 * One unit of usage in the reference model, and what pays for it.
 *
 * @param kind of the balance that pays; empty for nobody
 * @param value what it took of that balance
 */
record ReferenceUnit(String kind, BigDecimal value) {

  static final ReferenceUnit FREE = new ReferenceUnit("", BigDecimal.ZERO);

  boolean isMoney() {
    return kind.equals(ReferenceBalance.MONEY);
  }
}

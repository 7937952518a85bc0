package org.signalbox.ledger.sim;

import java.math.BigDecimal;

/**
 * A balance of the reference model.
 *
 * @param kind what it holds
 * @param name the operator's name
 * @param value what is there
 * @param endsAt nanoseconds since 1970; the largest number for never
 */
record ReferenceBalance(String kind, String name, BigDecimal value, long endsAt) {

  static final long NEVER = Long.MAX_VALUE;
  static final String MONEY = "*monetary";

  ReferenceBalance {
    value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
  }

  ReferenceBalance holding(BigDecimal newValue) {
    return new ReferenceBalance(kind, name, newValue, endsAt);
  }

  ReferenceBalance ending(long at) {
    return new ReferenceBalance(kind, name, value, at);
  }

  boolean isMoney() {
    return kind.equals(MONEY);
  }
}

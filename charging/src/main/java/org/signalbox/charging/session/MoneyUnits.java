package org.signalbox.charging.session;

import java.math.BigDecimal;
import org.signalbox.core.Amount;
import org.signalbox.ledger.Pricing;

/**
 * Money as a usage: a client that rates by itself asks for money and uses it. One unit is a
 * billionth, so that a usage counts up to 3,153,600,000 of any currency exactly.
 */
public final class MoneyUnits {

  /** Units of one of the currency. */
  public static final long UNITS_OF_ONE = 1_000_000_000;

  private static final int SCALE = 9;

  private MoneyUnits() {}

  /** The price of money in money. */
  static Pricing pricing() {
    return new Pricing.Fixed(Amount.ZERO, Amount.of(1), UNITS_OF_ONE, 1);
  }

  /**
   * Money in units.
   *
   * @throws ArithmeticException when it is finer than a unit, or more than can be counted
   */
  public static long of(BigDecimal money) {
    return money.movePointRight(SCALE).longValueExact();
  }

  /** Units in money. */
  public static Amount money(long units) {
    return Amount.ofUnscaled(units, SCALE);
  }
}

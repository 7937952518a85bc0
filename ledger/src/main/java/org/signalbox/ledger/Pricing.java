package org.signalbox.ledger;

import org.signalbox.core.Amount;
import org.signalbox.ledger.internal.Texts;

/** Where the price of a part comes from. */
public sealed interface Pricing {

  /**
   * The tariff in force when the part began.
   *
   * @param subject whose prices
   */
  record ByTariff(String subject) implements Pricing {
    public ByTariff {
      Texts.requireText("subject", subject);
    }
  }

  /**
   * A price that the client brings along: nothing for what is free; or 1 for 1,000,000 units, by
   * which money itself is asked for in millionths.
   *
   * @param connectFee once, when anything is used; not below 0, at most 18 digits before the point
   * @param rate the price of {@code unit}; likewise
   * @param unit above 0
   * @param increment usage is billed in whole increments of so much; above 0
   */
  record Fixed(Amount connectFee, Amount rate, long unit, long increment) implements Pricing {
    public Fixed {
      Texts.requireMovable("a connect fee", connectFee);
      Texts.requireMovable("a rate", rate);
      if (unit <= 0 || increment <= 0) {
        throw new IllegalArgumentException("a price for no units");
      }
    }

    /** Nothing for anything. */
    public static Fixed free() {
      return new Fixed(Amount.ZERO, Amount.ZERO, 1, 1);
    }

    /** Money for usage that is itself counted in millionths of money. */
    public static Fixed millionths() {
      return new Fixed(Amount.ZERO, Amount.ONE, 1_000_000, 1);
    }
  }
}

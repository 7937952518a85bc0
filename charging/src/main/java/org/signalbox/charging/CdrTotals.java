package org.signalbox.charging;

import org.signalbox.core.Amount;

/**
 * What the CDRs of one run come to.
 *
 * @param rated CDRs with a price
 * @param unrated CDRs without; they count nothing towards the cost
 * @param cost the exact sum
 */
public record CdrTotals(long rated, long unrated, Amount cost) {

  public static final CdrTotals NONE = new CdrTotals(0, 0, Amount.ZERO);

  /** These totals with one more CDR. */
  public CdrTotals plus(CdrCost more) {
    return switch (more) {
      case CdrCost.Rated one -> new CdrTotals(rated + 1, unrated, cost.plus(one.amount()));
      case CdrCost.Unrated _ -> new CdrTotals(rated, unrated + 1, cost);
    };
  }
}

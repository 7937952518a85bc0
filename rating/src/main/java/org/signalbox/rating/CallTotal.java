package org.signalbox.rating;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.signalbox.core.Amount;

/**
 * The last step of charging a call, apart from its exact price: the cap of {@code *free} rates, and
 * the rounding that the destination rate names.
 *
 * <p><b>Cap.</b> Each span applies its own rate's rule to the total so far: under {@code *free} the
 * total does not rise above the maximum cost. It never falls, so a span that begins above its own
 * cap is free.
 *
 * <p><b>Rounding.</b> Once, on the total. The rate with the most decimals among the spans decides;
 * 0 decimals round nothing, as in the reference. Below zero every method rounds down. {@code *up}
 * means up from any remainder, however small: the reference forgives remainders below 1e-7 of the
 * last place kept because its arithmetic makes them up; ours does not.
 */
final class CallTotal {

  private CallTotal() {}

  static Amount of(CallPart part) {
    return rounded(part, capped(part));
  }

  private static Amount capped(CallPart part) {
    PricedUsage call = part.call();
    Amount cost = part.cost();
    if (!isCapped(call)) {
      return cost;
    }
    // The connect fee, where the part bears one, is charged with the part's first span.
    Amount before = call.cost().minus(cost);
    Amount total = Amount.ZERO;
    for (PricedSpan span : part.spans()) {
      Amount until = call.costUntil(span.end());
      Amount grown = total.plus(until.minus(before));
      total = isCapped(span.terms()) ? notAbove(span.terms().maxCost(), grown, total) : grown;
      before = until;
    }
    return total;
  }

  private static boolean isCapped(PricedUsage call) {
    for (PricedSpan span : call.spans()) {
      if (isCapped(span.terms())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isCapped(RateTerms terms) {
    return terms.maxCostStrategy() == MaxCostStrategy.FREE && terms.maxCost().signum() > 0;
  }

  private static Amount notAbove(Amount cap, Amount grown, Amount total) {
    if (grown.compareTo(cap) <= 0) {
      return grown;
    }
    return total.compareTo(cap) > 0 ? total : cap;
  }

  private static Amount rounded(CallPart part, Amount total) {
    RoundingMethod method = RoundingMethod.NONE;
    int decimals = 0;
    for (PricedSpan span : part.spans()) {
      if (span.terms().roundingDecimals() > decimals) {
        decimals = span.terms().roundingDecimals();
        method = span.terms().roundingMethod();
      }
    }
    if (decimals == 0 || total.scale() <= decimals) {
      return total;
    }
    return switch (method) {
      case UP -> rounded(total, decimals, RoundingMode.UP);
      case DOWN -> rounded(total, decimals, RoundingMode.DOWN);
      case MIDDLE -> rounded(total, decimals, RoundingMode.HALF_UP);
      case NONE -> total;
    };
  }

  private static Amount rounded(Amount total, int decimals, RoundingMode aboveZero) {
    RoundingMode mode = total.signum() < 0 ? RoundingMode.FLOOR : aboveZero;
    BigDecimal value = total.value().setScale(decimals, mode);
    return Amount.of(value);
  }
}

package org.signalbox.rating;

import java.util.List;
import org.signalbox.core.Amount;

/**
 * A usage with its exact price.
 *
 * @param query what was asked
 * @param spans by ascending offset, without gaps; empty when usage is zero
 * @param cost the cumulative total with the connect fee, quantised once, neither rounded nor capped
 */
public record PricedUsage(PriceQuery query, List<PricedSpan> spans, Amount cost)
    implements PriceOutcome {

  public PricedUsage {
    spans = List.copyOf(spans);
  }
}

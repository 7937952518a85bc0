package org.signalbox.charging;

import java.util.List;
import java.util.Optional;
import org.signalbox.core.Amount;
import org.signalbox.ledger.Draw;
import org.signalbox.rating.PricedSpan;
import org.signalbox.rating.PricedUsage;

/**
 * A span of a price together with who paid for its increments.
 *
 * @param stretch the price of the usage that was paid in one way
 * @param index of the span in it
 * @param increments in order; the connect fee first where it belongs here
 */
public record PaidSpan(PricedUsage stretch, int index, List<Increment> increments) {

  public PaidSpan {
    increments = List.copyOf(increments);
  }

  /** The span. */
  public PricedSpan span() {
    return stretch.spans().get(index);
  }

  /**
   * A run of equal increments.
   *
   * @param usage of one of them; 0 for the connect fee
   * @param cost of one of them in money, quantised, for display
   * @param paidBy the draw that paid; empty where nobody had to
   * @param taken what one of them took of what the balance holds
   * @param count how many there are
   */
  public record Increment(
      long usage, Amount cost, Optional<Draw> paidBy, Amount taken, long count) {}
}

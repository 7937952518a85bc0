package org.signalbox.rating;

import java.util.ArrayList;
import java.util.List;
import org.signalbox.core.Amount;
import org.signalbox.rating.internal.CostSum;

/**
 * A usage with its exact price.
 *
 * <p>Everything that a later step asks of a price is arithmetic on the spans: what the first part
 * of the call costs, what a part from its middle costs, what the total is once rounded.
 *
 * @param query what was asked
 * @param anchor usage before that was paid otherwise: nothing of it is in the spans or the cost,
 *     and increments begin here; 0 for a call priced from its start
 * @param spans by ascending offset, without gaps; empty when usage is zero
 * @param cost the cumulative total with the connect fee, quantised once, neither rounded nor capped
 */
public record PricedUsage(PriceQuery query, long anchor, List<PricedSpan> spans, Amount cost)
    implements PriceOutcome {

  public PricedUsage {
    spans = List.copyOf(spans);
  }

  /** A call priced from its start. */
  public PricedUsage(PriceQuery query, List<PricedSpan> spans, Amount cost) {
    this(query, 0, spans, cost);
  }

  /** Where the usage billed ends: behind whole increments, so not before the usage asked for. */
  public long billedUsage() {
    return spans.isEmpty() ? anchor : spans.getLast().end();
  }

  /**
   * The connect fee, of the first span's rate; zero when nothing was used, or not from the start.
   */
  public Amount connectFee() {
    return spans.isEmpty() || anchor > 0 ? Amount.ZERO : spans.getFirst().terms().connectFee();
  }

  /**
   * The cumulative total of the first part of the call: what the call would have cost, had it ended
   * there. With the connect fee; zero for no usage.
   *
   * @param usage from the start of the call; more than the call counts as the whole call
   */
  public Amount costUntil(long usage) {
    if (usage <= anchor || spans.isEmpty()) {
      return Amount.ZERO;
    }
    CostSum sum = new CostSum();
    sum.add(connectFee(), 1, 1);
    for (PricedSpan span : spans) {
      if (span.offset() >= usage) {
        break;
      }
      RateSlot slot = span.slot();
      long used = Math.min(usage - span.offset(), span.billedUsage());
      long billed = Math.ceilDiv(used, slot.rateIncrement()) * slot.rateIncrement();
      sum.add(slot.rate(), billed, slot.rateUnit());
    }
    return sum.quantised();
  }

  /**
   * The call as it would have been priced, had it ended after so much usage.
   *
   * @param usage from the start of the call, {@link #anchor()} to the usage of the query
   */
  public PricedUsage until(long usage) {
    List<PricedSpan> kept = new ArrayList<>(spans.size());
    for (PricedSpan span : spans) {
      if (span.offset() >= usage) {
        break;
      }
      long used = Math.min(usage - span.offset(), span.billedUsage());
      long increments = Math.ceilDiv(used, span.slot().rateIncrement());
      kept.add(new PricedSpan(span.match(), span.terms(), span.slot(), span.offset(), increments));
    }
    return new PricedUsage(query.using(usage), anchor, kept, costUntil(usage));
  }

  /**
   * What the part of the call between two usages costs: the difference of the cumulative totals, so
   * that parts add up to the whole however it is split. The part from 0 bears the connect fee.
   */
  public Amount costBetween(long from, long to) {
    return costUntil(to).minus(costUntil(from));
  }

  /**
   * The total as calls are charged: capped where the rate says {@code *free}, then rounded by the
   * rate of the most decimals.
   */
  public Amount callTotal() {
    return new CallPart(this, 0, true).total();
  }
}

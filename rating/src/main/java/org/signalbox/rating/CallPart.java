package org.signalbox.rating;

import java.util.ArrayList;
import java.util.List;
import org.signalbox.core.Amount;

/**
 * The part of a priced call from one of its moments to its end, as a client asks for it that
 * charges a call piece by piece.
 *
 * <p>What was billed before the part begins is not billed again: the part begins where the last
 * increment before it ended, and costs the difference of two cumulative totals.
 *
 * @param call the call from its very start to the end of this part
 * @param from usage before this part
 * @param bearsConnectFee whether the connect fee is charged with this part
 */
public record CallPart(PricedUsage call, long from, boolean bearsConnectFee) {

  /** The exact cost of the part, neither rounded nor capped. */
  public Amount cost() {
    Amount difference = call.cost().minus(call.costUntil(from));
    boolean hasConnectFee = from <= 0;
    if (hasConnectFee == bearsConnectFee) {
      return difference;
    }
    return hasConnectFee ? difference.minus(call.connectFee()) : difference.plus(call.connectFee());
  }

  /** The spans of the part; the first begins at the first increment not billed before it. */
  public List<PricedSpan> spans() {
    if (from <= 0) {
      return call.spans();
    }
    List<PricedSpan> spans = new ArrayList<>(call.spans().size());
    for (PricedSpan span : call.spans()) {
      if (span.end() > from) {
        PricedSpan rest = rest(span);
        if (rest.increments() > 0) {
          spans.add(rest);
        }
      }
    }
    return spans;
  }

  /** What one of {@link #spans()} costs, with the connect fee where it bears it. */
  public Amount costOf(PricedSpan span) {
    Amount cost = call.costBetween(span.offset(), span.end());
    boolean hasConnectFee = span.offset() == 0;
    if (hasConnectFee == isFeeWith(span)) {
      return cost;
    }
    return hasConnectFee ? cost.minus(call.connectFee()) : cost.plus(call.connectFee());
  }

  /** Whether the connect fee is charged with a span: with the first, if the part bears it. */
  public boolean isFeeWith(PricedSpan span) {
    return bearsConnectFee && span.offset() == firstOffset();
  }

  private long firstOffset() {
    for (PricedSpan span : call.spans()) {
      PricedSpan rest = span.end() > from ? rest(span) : span;
      if (span.end() > from && rest.increments() > 0) {
        return rest.offset();
      }
    }
    return from;
  }

  private PricedSpan rest(PricedSpan span) {
    if (span.offset() >= from) {
      return span;
    }
    long increment = span.slot().rateIncrement();
    long billedBefore = Math.ceilDiv(from - span.offset(), increment);
    return new PricedSpan(
        span.match(),
        span.terms(),
        span.slot(),
        span.offset() + billedBefore * increment,
        span.increments() - billedBefore);
  }

  /** The total as calls are charged: {@linkplain #cost the cost}, capped, then rounded. */
  public Amount total() {
    return CallTotal.of(this);
  }
}

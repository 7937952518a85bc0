package org.signalbox.rating.internal;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.signalbox.core.Amount;
import org.signalbox.rating.ExplainStep.ConnectFeeCharged;
import org.signalbox.rating.ExplainStep.PriceRefused;
import org.signalbox.rating.ExplainStep.RateContinues;
import org.signalbox.rating.ExplainStep.SpanBilled;
import org.signalbox.rating.ExplainStep.TimingTaken;
import org.signalbox.rating.ExplainStep.TotalMade;
import org.signalbox.rating.PriceOutcome;
import org.signalbox.rating.PriceOutcome.Refusal;
import org.signalbox.rating.PriceQuery;
import org.signalbox.rating.PricedSpan;
import org.signalbox.rating.PricedUsage;
import org.signalbox.rating.RateMatch;

/**
 * Prices one usage by walking it from its start to its end. Used once, by one thread.
 *
 * <p>The walk stands at a usage, the offset. From there the rate is the same up to the nearest of:
 * the start of the next slot, the next local time at which another timing may be active, the next
 * activation of a plan, the end of the usage. That stretch is rounded up to whole increments and
 * the walk goes on behind the last of them, so an increment that runs over a border is charged
 * whole and shortens what comes next. How many increments there are is a division; the walk takes
 * as many steps as it crosses borders.
 *
 * <p>A border at which nothing changes leaves no trace: neighbouring stretches under one slot of
 * one rate are one span. Rounding loses nothing by it, because increments of one length that start
 * where the last one ended lie on one grid.
 *
 * <p>Where a border leads nowhere, because no timing is active from there on or because the plan
 * that takes over has no price for the number, the rate before goes on: a call that is under way
 * cannot be refused.
 *
 * <p>Usage before the anchor was paid otherwise. The walk passes over it without billing, so that
 * it is under the rate that is in force at the anchor when it begins to bill there.
 *
 * <p>Records that are not timed have no borders of time; what is in force at their start prices
 * them wholly.
 */
public final class PriceWalk {

  /** Borders crossed by one usage; a bound on the answer to a usage of years. */
  private static final int BORDERS_MAX = 1_000;

  private final PriceQuery query;
  private final CallCalendar calendar;
  private final RateSearch search;
  private final Trace trace;
  private final long anchor;
  private final boolean isTimed;
  private final CostSum sum = new CostSum();
  private final List<PricedSpan> closed = new ArrayList<>(2);

  private long offset;

  private @Nullable RateReach reach;
  private long reachUntil;
  private @Nullable CompiledBinding binding;
  private long bindingUntil;
  private @Nullable RateMatch match;

  private CompiledTerms.@Nullable Slot openSlot;
  private @Nullable RateMatch openMatch;
  private @Nullable CompiledTerms openTerms;
  private long openOffset;
  private long openIncrements;

  /**
   * @param anchor usage before the part that is billed
   */
  public PriceWalk(CompiledTariff tariff, PriceQuery query, Trace trace, long anchor) {
    if (anchor < 0 || anchor > query.usage()) {
      throw new IllegalArgumentException("an anchor outside of the usage");
    }
    this.query = query;
    this.trace = trace;
    this.anchor = anchor;
    this.calendar = new CallCalendar(query.start());
    this.search = new RateSearch(tariff, query, calendar, trace);
    this.isTimed = query.tor().isTimed();
  }

  public PriceOutcome walk() {
    reach = search.at(0);
    if (reach == null) {
      return refused(search.refusal());
    }
    reachUntil = isTimed ? search.validUntil() : Long.MAX_VALUE;
    for (int borders = 0; offset < query.usage(); borders++) {
      if (borders > BORDERS_MAX) {
        return refused(Refusal.MAX_INCREMENTS_EXCEEDED);
      }
      if (offset >= reachUntil) {
        changePlan();
      }
      if (offset >= bindingUntil) {
        chooseBinding();
      }
      if (!bill()) {
        return refused(Refusal.MAX_USAGE_EXCEEDED);
      }
    }
    return priced();
  }

  /** An activation has begun: the number is matched again. */
  private void changePlan() {
    RateReach found = search.at(offset);
    reachUntil = search.validUntil();
    if (found == null) {
      explainContinuation();
    } else if (!found.isSame(Objects.requireNonNull(reach))) {
      reach = found;
      match = null;
      bindingUntil = offset;
    }
  }

  // A plan's lines are compared as objects: two lines of equal content are still two.
  @SuppressWarnings("ReferenceEquality")
  private void chooseBinding() {
    RateReach in = Objects.requireNonNull(reach);
    CompiledBinding chosen = in.destination().always();
    bindingUntil = Long.MAX_VALUE;
    if (chosen == null) {
      chosen = timedBinding(in.destination());
    }
    if (match == null || chosen != binding) {
      binding = chosen;
      match = in.match(chosen);
    }
  }

  private CompiledBinding timedBinding(CompiledDestination destination) {
    LocalDateTime local = calendar.localAt(offset);
    if (isTimed) {
      bindingUntil = calendar.offsetOf(offset, local, destination.nextChange(local));
    }
    CompiledBinding active = destination.at(local);
    if (active == null) {
      explainContinuation();
      return Objects.requireNonNull(binding);
    }
    if (trace.isOn()) {
      trace.add(
          new TimingTaken(
              active.timing().timing().id(), active.weight(), destination.bindingCount(), local));
    }
    return active;
  }

  private void explainContinuation() {
    if (trace.isOn()) {
      trace.add(new RateContinues(calendar.localAt(offset)));
    }
  }

  /** Bills the stretch up to the next border; false when it is more than can be counted. */
  // Another match is made whenever another line comes into force, so that identity tells.
  @SuppressWarnings("ReferenceEquality")
  private boolean bill() {
    CompiledTerms terms = Objects.requireNonNull(binding).terms();
    CompiledTerms.Slot slot = terms.slotAt(offset);
    long border = Math.min(Math.min(query.usage(), slot.end()), Math.min(reachUntil, bindingUntil));
    if (offset < anchor) {
      offset = Math.min(border, anchor);
      return true;
    }
    long increment = slot.slot().rateIncrement();
    long increments = Math.ceilDiv(border - offset, increment);
    if (increments > (Long.MAX_VALUE - offset) / increment) {
      return false;
    }
    if (slot != openSlot || match != openMatch) {
      closeSpan();
      openSlot = slot;
      openMatch = match;
      openTerms = terms;
      openOffset = offset;
    }
    openIncrements += increments;
    offset += increments * increment;
    return true;
  }

  private void closeSpan() {
    if (openSlot == null || openMatch == null || openTerms == null) {
      return;
    }
    PricedSpan span =
        new PricedSpan(openMatch, openTerms.terms(), openSlot.slot(), openOffset, openIncrements);
    openSlot.addCost(openIncrements * openSlot.slot().rateIncrement(), sum);
    closed.add(span);
    openIncrements = 0;
    if (trace.isOn()) {
      trace.add(new SpanBilled(span, isTimed));
    }
  }

  private PriceOutcome priced() {
    if (query.usage() == anchor) {
      return traced(new PricedUsage(query, anchor, List.of(), Amount.ZERO));
    }
    closeSpan();
    Amount connectFee = anchor > 0 ? Amount.ZERO : closed.getFirst().terms().connectFee();
    if (connectFee.signum() != 0) {
      sum.add(connectFee, 1, 1);
      if (trace.isOn()) {
        trace.add(new ConnectFeeCharged(connectFee));
      }
    }
    if (sum.isBeyondAmounts()) {
      return refused(Refusal.MAX_COST_EXCEEDED);
    }
    return traced(new PricedUsage(query, anchor, closed, sum.quantised()));
  }

  private PricedUsage traced(PricedUsage priced) {
    if (trace.isOn()) {
      trace.add(new TotalMade(priced.cost(), priced.billedUsage(), isTimed));
    }
    return priced;
  }

  private PriceOutcome refused(Refusal reason) {
    if (trace.isOn()) {
      trace.add(new PriceRefused(reason));
    }
    return new PriceOutcome.Refused(reason);
  }
}

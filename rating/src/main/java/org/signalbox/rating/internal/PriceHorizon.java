package org.signalbox.rating.internal;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.signalbox.rating.PriceQuery;
import org.signalbox.rating.RateTerms;
import org.signalbox.rating.TypeOfRecord;

/**
 * Finds the moment at which something that goes on is next priced otherwise. Walks from border to
 * border as {@link PriceWalk} does, and stops where other terms come into force. Used once, by one
 * thread.
 */
public final class PriceHorizon {

  /** Borders looked at: two years of midnights. */
  private static final int BORDERS_MAX = 1_000;

  private final RateSearch search;
  private final CallCalendar calendar;
  private final Instant until;

  /**
   * @param from the moment looked ahead from; its zone decides days and hours
   * @param until the moment looked ahead to
   */
  public PriceHorizon(CompiledTariff tariff, PriceQuery query, ZonedDateTime from, Instant until) {
    PriceQuery timed =
        new PriceQuery(
            TypeOfRecord.VOICE,
            query.tenant(),
            query.category(),
            query.subject(),
            query.destination(),
            from,
            0);
    this.calendar = new CallCalendar(from);
    this.search = new RateSearch(tariff, timed, calendar, Trace.off());
    this.until = until;
  }

  /** The first moment of other terms; empty where there is none until the end, or no price now. */
  public Optional<Instant> next() {
    RateReach reach = search.at(0);
    if (reach == null) {
      return Optional.empty();
    }
    RateTerms now = terms(reach, 0);
    long offset = 0;
    for (int borders = 0; borders < BORDERS_MAX; borders++) {
      offset = Math.min(search.validUntil(), bindingUntil(reach, offset));
      if (offset == Long.MAX_VALUE || !calendar.instantAt(offset).isBefore(until)) {
        return Optional.empty();
      }
      RateReach found = search.at(offset);
      // Where nothing takes over, the rate before goes on.
      reach = found == null ? reach : found;
      RateTerms then = terms(reach, offset);
      if (then != null && !isAlike(then, now)) {
        return Optional.of(calendar.instantAt(offset));
      }
    }
    return Optional.empty();
  }

  private @Nullable RateTerms terms(RateReach reach, long offset) {
    CompiledBinding always = reach.destination().always();
    CompiledBinding binding =
        always != null ? always : reach.destination().at(calendar.localAt(offset));
    return binding == null ? null : binding.terms().terms();
  }

  /** Whether usage costs the same, whatever the rates are called. */
  private static boolean isAlike(RateTerms then, @Nullable RateTerms now) {
    return now != null
        && then.slots().equals(now.slots())
        && then.maxCost().equals(now.maxCost())
        && then.roundingDecimals() == now.roundingDecimals();
  }

  private long bindingUntil(RateReach reach, long offset) {
    if (reach.destination().always() != null) {
      return Long.MAX_VALUE;
    }
    LocalDateTime local = calendar.localAt(offset);
    return calendar.offsetOf(offset, local, reach.destination().nextChange(local));
  }
}

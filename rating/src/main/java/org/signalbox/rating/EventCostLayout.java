package org.signalbox.rating;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.signalbox.rating.EventCost.Charge;
import org.signalbox.rating.EventCost.Increment;
import org.signalbox.rating.EventCost.Rating;
import org.signalbox.rating.EventCost.RatingFilter;

/** Lays one priced usage out as an {@link EventCost}. Used once, by one thread. */
final class EventCostLayout {

  private static final int ID_DIGITS = 7;
  private static final int ID_MASK = 0xFFF_FFFF;

  private final PricedUsage priced;
  private final List<Charge> charges;
  private final Map<String, Rating> ratings = LinkedHashMap.newLinkedHashMap(1);
  private final Map<String, RatingFilter> ratingFilters = LinkedHashMap.newLinkedHashMap(1);
  private final Map<String, List<RateSlot>> rates = LinkedHashMap.newLinkedHashMap(1);
  private final Map<String, Timing> timings = LinkedHashMap.newLinkedHashMap(1);

  EventCostLayout(PricedUsage priced) {
    this.priced = priced;
    this.charges = new ArrayList<>(Math.max(1, priced.spans().size()));
  }

  EventCost build(String cgrid, String runId) {
    for (PricedSpan span : priced.spans()) {
      charges.add(charge(span));
    }
    if (charges.isEmpty()) {
      charges.add(new Charge("", List.of()));
    }
    return new EventCost(
        cgrid,
        runId,
        priced.query().start(),
        priced.billedUsage(),
        priced.cost(),
        charges,
        ratings,
        ratingFilters,
        rates,
        timings);
  }

  private Charge charge(PricedSpan span) {
    Increment increments =
        new Increment(span.slot().rateIncrement(), span.incrementCost(), span.increments());
    if (!charges.isEmpty()) {
      return new Charge(ratingId(span), List.of(increments));
    }
    Increment connectFee = new Increment(0, span.terms().connectFee(), 1);
    return new Charge(ratingId(span), List.of(connectFee, increments));
  }

  private String ratingId(PricedSpan span) {
    RateTerms terms = span.terms();
    RateMatch match = span.match();
    String filtersId =
        idOf(
            new RatingFilter(
                match.destinationId(),
                match.destinationPrefix(),
                match.ratingPlanId(),
                match.profile().outward()),
            match.hashOfContent(),
            ratingFilters);
    String timingId = idOf(match.timing(), match.timing().id().hashCode(), timings);
    String ratesId = idOf(terms.slots(), terms.hashOfSlots(), rates);
    Rating rating =
        new Rating(
            terms.connectFee(),
            terms.roundingMethodText(),
            terms.roundingDecimals(),
            terms.maxCost(),
            terms.maxCostStrategy().text(),
            timingId,
            ratesId,
            filtersId);
    int hash = 31 * (31 * timingId.hashCode() + ratesId.hashCode()) + filtersId.hashCode();
    return idOf(rating, 31 * hash + terms.roundingDecimals(), ratings);
  }

  /** The id under which a value is listed; a value that is not yet is listed under a free one. */
  private static <V> String idOf(V value, int hash, Map<String, V> listed) {
    int candidate = mixed(hash) & ID_MASK;
    while (true) {
      String id = HexFormat.of().toHexDigits(candidate, ID_DIGITS);
      V present = listed.putIfAbsent(id, value);
      if (present == null || present.equals(value)) {
        return id;
      }
      candidate = (candidate + 1) & ID_MASK;
    }
  }

  /** Spreads a hash over all its bits (the finaliser of MurmurHash3). */
  private static int mixed(int hash) {
    int h = hash;
    h ^= h >>> 16;
    h *= 0x85ebca6b;
    h ^= h >>> 13;
    h *= 0xc2b2ae35;
    return h ^ (h >>> 16);
  }
}

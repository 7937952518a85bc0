package org.signalbox.rating;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.signalbox.core.Amount;
import org.signalbox.core.UsageText;

/** Short ways to write tariffs and queries in tests. */
public final class Tariffs {

  public static final String TENANT = "cgrates.org";
  public static final Instant LONG_AGO = Instant.parse("2014-01-14T00:00:00Z");

  private Tariffs() {}

  /** The tariff of the posts: mobile 22 and fixed 14 a minute, toll free 25 a call. */
  public static Tariff ofThePosts() {
    return Tariff.empty()
        .with(
            change(
                List.of(
                    destination("Dest_AU_Fixed", "612", "613", "617", "618"),
                    destination("Dest_AU_Mobile", "614"),
                    destination("Dest_AU_TollFree", "6113", "6118")),
                List.of(
                    plan(
                        "RatingPlan_VoiceCalls",
                        binding("Dest_AU_Fixed", terms("Fixed", slot("14", "60s", "60s"))),
                        binding("Dest_AU_Mobile", terms("Mobile", slot("22", "60s", "60s"))),
                        binding(
                            "Dest_AU_TollFree",
                            terms("TollFree", withFee("25", slot("0", "60s", "60s")))))),
                List.of(profile("*any", activation("RatingPlan_VoiceCalls")))));
  }

  /** A tariff of one plan for every number and every subject. */
  public static Tariff ofOnePlan(RatingPlan plan, Destination... destinations) {
    return Tariff.empty()
        .with(
            change(
                List.of(destinations),
                List.of(plan),
                List.of(profile("*any", activation(plan.id())))));
  }

  /** A tariff that prices every number by one price list. */
  public static Tariff ofOneRate(RateSlot... slots) {
    return ofOnePlan(plan("RP", binding("*any", terms("R", slots))));
  }

  public static TariffChange change(
      List<Destination> destinations, List<RatingPlan> plans, List<RatingProfile> profiles) {
    return new TariffChange(destinations, plans, profiles, Set.of(), Set.of(), Set.of());
  }

  public static Destination destination(String id, String... prefixes) {
    return new Destination(id, List.of(prefixes));
  }

  public static RatingPlan plan(String id, RatingPlan.Binding... bindings) {
    return new RatingPlan(id, List.of(bindings));
  }

  public static RatingPlan.Binding binding(String destinationId, RateTerms terms) {
    return binding(destinationId, Timing.ANY, "10", terms);
  }

  public static RatingPlan.Binding binding(
      String destinationId, Timing timing, String weight, RateTerms terms) {
    return new RatingPlan.Binding(destinationId, timing, new BigDecimal(weight), terms);
  }

  public static RateTerms terms(String rateId, RateSlot... slots) {
    return terms(rateId, RoundingMethod.UP, 4, slots);
  }

  public static RateTerms terms(
      String rateId, RoundingMethod method, int decimals, RateSlot... slots) {
    return new RateTerms(
        rateId, List.of(slots), method, method.text(), decimals, Amount.ZERO, MaxCostStrategy.NONE);
  }

  public static RateTerms capped(
      String rateId, String maxCost, MaxCostStrategy strategy, RateSlot... slots) {
    return new RateTerms(
        rateId, List.of(slots), RoundingMethod.UP, "*up", 4, Amount.of(maxCost), strategy);
  }

  /** A slot from the start of the call, without connect fee. */
  public static RateSlot slot(String rate, String unit, String increment) {
    return slotFrom("0s", rate, unit, increment);
  }

  public static RateSlot slotFrom(String start, String rate, String unit, String increment) {
    return new RateSlot(
        Amount.ZERO,
        Amount.of(rate),
        UsageText.parse(unit),
        UsageText.parse(increment),
        UsageText.parse(start));
  }

  public static RateSlot withFee(String connectFee, RateSlot slot) {
    return new RateSlot(
        Amount.of(connectFee),
        slot.rate(),
        slot.rateUnit(),
        slot.rateIncrement(),
        slot.groupIntervalStart());
  }

  public static RatingProfile profile(String subject, RatingProfile.Activation... activations) {
    return new RatingProfile(key(subject), List.of(activations));
  }

  public static RatingProfile.Key key(String subject) {
    return new RatingProfile.Key(TENANT, "call", subject);
  }

  public static RatingProfile.Activation activation(String planId, String... fallbackSubjects) {
    return new RatingProfile.Activation(LONG_AGO, planId, List.of(fallbackSubjects));
  }

  public static RatingProfile.Activation activationAt(
      String from, String planId, String... fallbackSubjects) {
    return new RatingProfile.Activation(Instant.parse(from), planId, List.of(fallbackSubjects));
  }

  /** A timing that starts at a time of day, on some days of the week where any are given. */
  public static Timing timing(String id, String start, Integer... weekDays) {
    return new Timing(
        id,
        new TreeSet<>(),
        new TreeSet<>(),
        new TreeSet<>(),
        setOf(weekDays),
        LocalTime.parse(start));
  }

  public static SortedSet<Integer> setOf(Integer... numbers) {
    return new TreeSet<>(List.of(numbers));
  }

  /** A call by subject 1001 on a Monday at 13:00 UTC. */
  public static PriceQuery call(String destination, String usage) {
    return call(destination, "2025-08-04T13:00:00Z", usage);
  }

  public static PriceQuery call(String destination, String start, String usage) {
    return callAt(ZonedDateTime.parse(start), destination, usage);
  }

  /** A call to 6140000 at a local time of a region. */
  public static PriceQuery callIn(String zone, String localStart, String usage) {
    return callAt(LocalDateTime.parse(localStart).atZone(ZoneId.of(zone)), "6140000", usage);
  }

  public static PriceQuery callAt(ZonedDateTime start, String destination, String usage) {
    return new PriceQuery(
        TypeOfRecord.VOICE, TENANT, "call", "1001", destination, start, UsageText.parse(usage));
  }

  /** The same query for another type of record. */
  public static PriceQuery as(TypeOfRecord tor, PriceQuery query) {
    return new PriceQuery(
        tor,
        query.tenant(),
        query.category(),
        query.subject(),
        query.destination(),
        query.start(),
        query.usage());
  }

  /** The same query for another subject. */
  public static PriceQuery by(String subject, PriceQuery query) {
    return new PriceQuery(
        query.tor(),
        query.tenant(),
        query.category(),
        subject,
        query.destination(),
        query.start(),
        query.usage());
  }

  /** The same query for another usage, in nanoseconds or units. */
  public static PriceQuery using(long usage, PriceQuery query) {
    return new PriceQuery(
        query.tor(),
        query.tenant(),
        query.category(),
        query.subject(),
        query.destination(),
        query.start(),
        usage);
  }

  /** The price of a query that must have one. */
  public static PricedUsage priced(Tariff tariff, PriceQuery query) {
    PriceOutcome outcome = tariff.price(query);
    if (outcome instanceof PricedUsage priced) {
      return priced;
    }
    throw new AssertionError(
        outcome + " " + tariff.explain(query).steps().stream().map(ExplainStep::sentence).toList());
  }

  /** The exact cost of a query that must have one, as text. */
  public static String cost(Tariff tariff, PriceQuery query) {
    return priced(tariff, query).cost().toString();
  }

  /** Each span as {@code offset+billed@rateId}, in seconds. */
  public static List<String> spans(PricedUsage priced) {
    List<String> spans = new ArrayList<>();
    for (PricedSpan span : priced.spans()) {
      spans.add(
          UsageText.format(span.offset())
              + "+"
              + UsageText.format(span.billedUsage())
              + "@"
              + span.terms().rateId());
    }
    return spans;
  }
}

package org.signalbox.rating;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Prices a call as slowly as it can be done: from the model alone, increment after increment, each
 * looked up anew at the moment it begins, added up at 40 digits behind the point and more.
 */
final class IncrementOracle {

  /** Enough for 40 digits behind the point after 30 before it. */
  private static final MathContext DIGITS = new MathContext(75, RoundingMode.HALF_EVEN);

  private final Tariff tariff;
  private final PriceQuery query;

  private RatingProfile.@Nullable Activation matchedUnder;
  private String destinationId = "";
  private RatingPlan.@Nullable Binding last;
  private BigDecimal cost = BigDecimal.ZERO;
  private long used;

  IncrementOracle(Tariff tariff, PriceQuery query) {
    this.tariff = tariff;
    this.query = query;
  }

  /** The exact total, quantised; empty when the call has no price. */
  Optional<BigDecimal> cost() {
    while (used < query.usage()) {
      RatingPlan.Binding binding = bindingNow().orElse(last);
      if (binding == null) {
        return Optional.empty();
      }
      if (used == 0) {
        cost = binding.terms().slots().getFirst().connectFee().value();
      }
      last = binding;
      bill(binding);
    }
    return Optional.of(cost.setScale(12, RoundingMode.HALF_UP));
  }

  long billed() {
    return used;
  }

  private void bill(RatingPlan.Binding binding) {
    RateSlot slot =
        binding.terms().slots().stream()
            .filter(candidate -> candidate.groupIntervalStart() <= used)
            .max(Comparator.comparingLong(RateSlot::groupIntervalStart))
            .orElseThrow();
    BigDecimal increment =
        slot.rate()
            .value()
            .multiply(BigDecimal.valueOf(slot.rateIncrement()))
            .divide(BigDecimal.valueOf(slot.rateUnit()), DIGITS);
    cost = cost.add(increment);
    used += slot.rateIncrement();
  }

  /** The line in force at the moment the next increment begins. */
  private Optional<RatingPlan.Binding> bindingNow() {
    ZonedDateTime now = query.start().toInstant().plusNanos(used).atZone(query.start().getZone());
    RatingProfile profile = tariff.ratingProfile(Tariffs.key("*any")).orElseThrow();
    Instant at = now.toInstant();
    RatingProfile.Activation activation =
        profile.activations().stream()
            .filter(candidate -> !candidate.from().isAfter(at))
            .max(Comparator.comparing(RatingProfile.Activation::from))
            .orElseThrow();
    RatingPlan plan = tariff.ratingPlan(activation.ratingPlanId()).orElseThrow();
    if (!activation.equals(matchedUnder)) {
      matchedUnder = activation;
      destinationId = destinationId(plan, now.toLocalDateTime());
    }
    return line(plan, destinationId, now.toLocalDateTime());
  }

  private String destinationId(RatingPlan plan, LocalDateTime matchedAt) {
    String number = query.destination();
    for (int length = number.length(); length > 0; length--) {
      String prefix = number.substring(0, length);
      Optional<String> best =
          tariff
              .destinations()
              .filter(destination -> destination.prefixes().contains(prefix))
              .map(Destination::id)
              .filter(id -> line(plan, id, matchedAt).isPresent())
              .min(
                  Comparator.comparing(
                          (String id) -> line(plan, id, matchedAt).orElseThrow().weight())
                      .reversed()
                      .thenComparing(Comparator.naturalOrder()));
      if (best.isPresent()) {
        return best.get();
      }
    }
    return Destination.ANY;
  }

  private static Optional<RatingPlan.Binding> line(
      RatingPlan plan, String destinationId, LocalDateTime local) {
    List<RatingPlan.Binding> active =
        plan.bindings().stream()
            .filter(binding -> binding.destinationId().equals(destinationId))
            .filter(binding -> isActive(binding.timing(), local))
            .toList();
    RatingPlan.Binding best = null;
    for (RatingPlan.Binding binding : active) {
      if (best == null || isBefore(binding, best)) {
        best = binding;
      }
    }
    return Optional.ofNullable(best);
  }

  private static boolean isBefore(RatingPlan.Binding a, RatingPlan.Binding b) {
    int byWeight = a.weight().compareTo(b.weight());
    return byWeight > 0
        || (byWeight == 0 && a.timing().startTime().isAfter(b.timing().startTime()));
  }

  private static boolean isActive(Timing timing, LocalDateTime local) {
    int weekDay = local.getDayOfWeek().getValue() % 7;
    return (timing.weekDays().isEmpty() || timing.weekDays().contains(weekDay))
        && !local.toLocalTime().isBefore(timing.startTime());
  }
}

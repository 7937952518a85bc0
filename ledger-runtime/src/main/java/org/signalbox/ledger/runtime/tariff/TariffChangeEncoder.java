package org.signalbox.ledger.runtime.tariff;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.signalbox.rating.RateSlot;
import org.signalbox.rating.RateTerms;
import org.signalbox.rating.RatingPlan;
import org.signalbox.rating.RatingProfile;
import org.signalbox.rating.Tariff;
import org.signalbox.rating.TariffChange;
import org.signalbox.rating.Timing;

/**
 * Changes of tariffs as octets; a whole tariff is the change of the empty one. Equal changes have
 * equal octets: whatever has no order is sorted.
 *
 * <p>Timings and price lists stand once each at the beginning, since many lines of a plan share
 * them. One value after another, on one thread.
 */
public final class TariffChangeEncoder {

  private static final Comparator<RatingProfile.Key> BY_KEY =
      Comparator.comparing(RatingProfile.Key::tenant)
          .thenComparing(RatingProfile.Key::category)
          .thenComparing(RatingProfile.Key::subject);

  private final TariffOctetWriter out = new TariffOctetWriter();
  private final Map<Timing, Integer> timings = new LinkedHashMap<>();
  private final Map<RateTerms, Integer> terms = new LinkedHashMap<>();

  private TariffChangeEncoder() {}

  /** The whole content of a tariff, as a change of the empty one. */
  public static TariffChange contentOf(Tariff tariff) {
    return new TariffChange(
        tariff.destinations().toList(),
        tariff.ratingPlans().toList(),
        tariff.ratingProfiles().toList(),
        java.util.Set.of(),
        java.util.Set.of(),
        java.util.Set.of());
  }

  /** The octets of a change. */
  public static byte[] encode(TariffChange change) {
    return new TariffChangeEncoder().write(change);
  }

  private byte[] write(TariffChange change) {
    List<RatingPlan> plans =
        change.ratingPlans().stream().sorted(Comparator.comparing(RatingPlan::id)).toList();
    plans.forEach(plan -> plan.bindings().forEach(this::number));
    out.list(timings.keySet(), this::timing);
    out.list(terms.keySet(), this::terms);
    out.list(
        change.destinations().stream()
            .sorted(Comparator.comparing(destination -> destination.id()))
            .toList(),
        destination -> out.text(destination.id()).list(destination.prefixes(), out::text));
    out.list(plans, plan -> out.text(plan.id()).list(plan.bindings(), this::binding));
    out.list(
        change.ratingProfiles().stream()
            .sorted(Comparator.comparing(RatingProfile::key, BY_KEY))
            .toList(),
        this::profile);
    out.list(change.removedDestinations().stream().sorted().toList(), out::text);
    out.list(change.removedRatingPlans().stream().sorted().toList(), out::text);
    out.list(change.removedRatingProfiles().stream().sorted(BY_KEY).toList(), this::key);
    return out.finished();
  }

  private void number(RatingPlan.Binding binding) {
    timings.putIfAbsent(binding.timing(), timings.size());
    terms.putIfAbsent(binding.terms(), terms.size());
  }

  private void timing(Timing timing) {
    out.text(timing.id())
        .list(timing.years(), out::number)
        .list(timing.months(), out::number)
        .list(timing.monthDays(), out::number)
        .list(timing.weekDays(), out::number)
        .number(timing.startTime().toNanoOfDay());
  }

  private void terms(RateTerms rate) {
    out.text(rate.rateId())
        .list(rate.slots(), this::slot)
        .text(rate.roundingMethod().text())
        .text(rate.roundingMethodText())
        .number(rate.roundingDecimals())
        .amount(rate.maxCost())
        .text(rate.maxCostStrategy().text());
  }

  private void slot(RateSlot slot) {
    out.amount(slot.connectFee())
        .amount(slot.rate())
        .number(slot.rateUnit())
        .number(slot.rateIncrement())
        .number(slot.groupIntervalStart());
  }

  private void binding(RatingPlan.Binding binding) {
    out.text(binding.destinationId())
        .number(timings.getOrDefault(binding.timing(), -1))
        .weight(binding.weight())
        .number(terms.getOrDefault(binding.terms(), -1));
  }

  private void key(RatingProfile.Key key) {
    out.text(key.tenant()).text(key.category()).text(key.subject());
  }

  private void profile(RatingProfile profile) {
    key(profile.key());
    out.list(profile.activations(), this::activation);
  }

  private void activation(RatingProfile.Activation activation) {
    Instant from = activation.from();
    out.number(from.getEpochSecond()).number(from.getNano());
    out.text(activation.ratingPlanId()).list(activation.fallbackSubjects(), out::text);
  }
}

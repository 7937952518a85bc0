package org.signalbox.catalog.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signalbox.catalog.CatalogVersion;
import org.signalbox.catalog.tp.TariffPlan;
import org.signalbox.catalog.tp.TpDestination;
import org.signalbox.catalog.tp.TpDestinationRate;
import org.signalbox.catalog.tp.TpKind;
import org.signalbox.catalog.tp.TpRatingPlan;
import org.signalbox.catalog.tp.TpTiming;
import org.signalbox.rating.Destination;
import org.signalbox.rating.RatingPlan;
import org.signalbox.rating.Timing;

/**
 * Resolves the chain rating plan, destination rates, rates, by value: what was loaded does not
 * change when its parts are written anew.
 */
final class RatingPlanCompiler {

  private final TariffPlan plan;
  private final CatalogVersion live;
  private final Faults faults;
  private final Map<String, Timing> timings = new HashMap<>(TimingGrammar.builtIn());
  private final List<Timing> ownTimings = new ArrayList<>();
  private final RateCompiler rates;

  RatingPlanCompiler(TariffPlan plan, CatalogVersion live, Faults faults) {
    this.plan = plan;
    this.live = live;
    this.faults = faults;
    readTimings();
    this.rates = new RateCompiler(plan, faults);
    checkDestinationRates();
  }

  /** The timings that the plan itself writes. */
  List<Timing> timings() {
    return ownTimings;
  }

  List<Destination> destinations() {
    return plan.all(TpKind.DESTINATION, TpDestination.class).stream()
        .map(written -> new Destination(written.id(), written.prefixes()))
        .toList();
  }

  /** Compiled plans; those with faults are left out. */
  List<RatingPlan> ratingPlans() {
    List<RatingPlan> compiled = new ArrayList<>();
    for (TpRatingPlan written : plan.all(TpKind.RATING_PLAN, TpRatingPlan.class)) {
      List<RatingPlan.Binding> bindings = new ArrayList<>();
      for (int row = 0; row < written.bindings().size(); row++) {
        addBindings(bindings, written, row);
      }
      compiled.add(new RatingPlan(written.id(), bindings));
    }
    return compiled;
  }

  private void readTimings() {
    for (TpTiming written : plan.all(TpKind.TIMING, TpTiming.class)) {
      if (TimingGrammar.isSchedule(written)) {
        continue;
      }
      try {
        Timing timing = TimingGrammar.parse(written);
        timings.put(timing.id(), timing);
        ownTimings.add(timing);
      } catch (Mistake mistake) {
        faults.mistake(written, 0, mistake);
        timings.put(written.id(), Timing.ANY);
      }
    }
  }

  private void checkDestinationRates() {
    for (TpDestinationRate written : plan.all(TpKind.DESTINATION_RATE, TpDestinationRate.class)) {
      for (int row = 0; row < written.lines().size(); row++) {
        checkLine(written, row);
      }
    }
  }

  private void checkLine(TpDestinationRate written, int row) {
    TpDestinationRate.Line line = written.lines().get(row);
    if (!rates.has(line.rateId())) {
      faults.dangling(
          Faults.place(written, row, "RateId"),
          "could not find rate for tag \"" + line.rateId() + "\"",
          line.rateId(),
          "the name of a rate in this plan");
    }
    if (!hasDestination(line.destinationId())) {
      faults.dangling(
          Faults.place(written, row, "DestinationId"),
          "could not get destination for tag \"" + line.destinationId() + "\"",
          line.destinationId(),
          "*any or the name of a destination in this plan or in force");
    }
  }

  private boolean hasDestination(String id) {
    return id.equals(Destination.ANY)
        || plan.find(TpKind.DESTINATION, TpDestination.class, id).isPresent()
        || live.tariff().destination(id).isPresent();
  }

  private void addBindings(List<RatingPlan.Binding> bindings, TpRatingPlan written, int row) {
    TpRatingPlan.Binding binding = written.bindings().get(row);
    Timing timing = timings.get(binding.timingId());
    if (timing == null) {
      faults.dangling(
          Faults.place(written, row, "TimingId"),
          "could not get timing for tag \"" + binding.timingId() + "\"",
          binding.timingId(),
          "*any or the name of a timing in this plan that has a time of day");
    }
    Optional<TpDestinationRate> destinationRates =
        plan.find(TpKind.DESTINATION_RATE, TpDestinationRate.class, binding.destinationRatesId());
    if (destinationRates.isEmpty()) {
      faults.dangling(
          Faults.place(written, row, "DestinationRatesId"),
          "could not find destination rate for tag \"" + binding.destinationRatesId() + "\"",
          binding.destinationRatesId(),
          "the name of destination rates in this plan");
    }
    boolean usable = faults.isEmpty();
    if (!usable || timing == null || destinationRates.isEmpty()) {
      return;
    }
    for (TpDestinationRate.Line line : destinationRates.get().lines()) {
      bindings.add(
          new RatingPlan.Binding(
              line.destinationId(), timing, binding.weight(), rates.terms(line)));
    }
  }
}

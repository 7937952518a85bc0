package org.signalbox.catalog.compile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.signalbox.catalog.tp.TariffPlan;
import org.signalbox.catalog.tp.TpDestinationRate;
import org.signalbox.catalog.tp.TpKind;
import org.signalbox.catalog.tp.TpRate;
import org.signalbox.core.UsageText;
import org.signalbox.rating.MaxCostStrategy;
import org.signalbox.rating.RateSlot;
import org.signalbox.rating.RateTerms;
import org.signalbox.rating.RoundingMethod;

/**
 * Makes price lists from rates. Lines that say the same share one list, so that a plan of many
 * destinations and few prices stays small.
 */
final class RateCompiler {

  private static final long SECOND_NANOS = 1_000_000_000;

  private final Map<String, List<RateSlot>> slotsByRate = new HashMap<>();
  private final Map<TpDestinationRate.Line, RateTerms> shared = new HashMap<>();
  private final Faults faults;

  RateCompiler(TariffPlan plan, Faults faults) {
    this.faults = faults;
    for (TpRate rate : plan.all(TpKind.RATE, TpRate.class)) {
      slotsByRate.put(rate.id(), slots(rate));
    }
  }

  boolean has(String rateId) {
    return slotsByRate.containsKey(rateId);
  }

  /** The price list of a line whose rate exists and has no fault. */
  RateTerms terms(TpDestinationRate.Line line) {
    TpDestinationRate.Line anywhere =
        new TpDestinationRate.Line(
            "",
            line.rateId(),
            line.roundingMethod(),
            line.roundingDecimals(),
            line.maxCost(),
            line.maxCostStrategy());
    return shared.computeIfAbsent(anywhere, this::build);
  }

  private RateTerms build(TpDestinationRate.Line line) {
    return new RateTerms(
        line.rateId(),
        slotsByRate.getOrDefault(line.rateId(), List.of()),
        RoundingMethod.ofText(line.roundingMethod()).orElse(RoundingMethod.NONE),
        line.roundingMethod(),
        line.roundingDecimals(),
        line.maxCost(),
        MaxCostStrategy.ofText(line.maxCostStrategy()));
  }

  private List<RateSlot> slots(TpRate rate) {
    List<RateSlot> slots = new ArrayList<>();
    for (int row = 0; row < rate.slots().size(); row++) {
      try {
        slots.add(slot(rate.slots().get(row)));
      } catch (Mistake mistake) {
        faults.mistake(rate, row, mistake);
        return slots;
      }
    }
    slots.sort(Comparator.comparingLong(RateSlot::groupIntervalStart));
    if (slots.isEmpty() || slots.getFirst().groupIntervalStart() != 0) {
      faults.mistake(
          rate,
          0,
          new Mistake(
              "GroupIntervalStart",
              "no slot for the begin of a call",
              "one slot that starts at 0s"));
    }
    return slots;
  }

  private static RateSlot slot(TpRate.Slot written) {
    return new RateSlot(
        written.connectFee(),
        written.rate(),
        duration("RateUnit", written.rateUnit(), SECOND_NANOS),
        increment(written),
        start(written));
  }

  static long increment(TpRate.Slot written) {
    return duration("RateIncrement", written.rateIncrement(), SECOND_NANOS);
  }

  static long start(TpRate.Slot written) {
    return duration("GroupIntervalStart", written.groupIntervalStart(), 0);
  }

  private static long duration(String member, String text, long insteadOfZero) {
    try {
      long duration = UsageText.parse(text);
      if (duration >= 0) {
        return duration == 0 ? insteadOfZero : duration;
      }
    } catch (IllegalArgumentException e) {
      throw new Mistake(member, "\"" + text + "\"", "a duration such as 60s or a number of units");
    }
    throw new Mistake(member, "\"" + text + "\"", "a duration that is not below zero");
  }
}

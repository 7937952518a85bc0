package org.signalbox.catalog.compile;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.signalbox.catalog.tp.TariffPlan;
import org.signalbox.catalog.tp.TpKind;
import org.signalbox.catalog.tp.TpRate;
import org.signalbox.catalog.tp.TpRatingPlan;
import org.signalbox.rating.RatingPlan;
import org.signalbox.rating.TariffChange;
import org.signalbox.rating.Timing;

/** What a plan must keep to be coherent, beyond being readable. */
final class PlanCheck {

  private static final int WEEK_DAYS = 7;

  private PlanCheck() {}

  static void check(TariffPlan plan, TariffChange compiled, Faults faults) {
    for (TpRate rate : plan.all(TpKind.RATE, TpRate.class)) {
      checkSlots(rate, faults);
    }
    for (RatingPlan ratingPlan : compiled.ratingPlans()) {
      if (!coversTheWeek(ratingPlan)) {
        plan.find(TpKind.RATING_PLAN, TpRatingPlan.class, ratingPlan.id())
            .ifPresent(written ->
                faults.invalid(
                    Faults.place(written, 0, "TimingId"),
                    "timings that leave a part of the week without a rate",
                    "timings from 00:00:00 for all seven days"));
      }
    }
  }

  /** A slot can only begin where an increment of the slot before ends. */
  private static void checkSlots(TpRate rate, Faults faults) {
    List<Integer> rows =
        IntStream.range(0, rate.slots().size())
            .boxed()
            .sorted(Comparator.comparingLong(row -> RateCompiler.start(rate.slots().get(row))))
            .toList();
    for (int i = 1; i < rows.size(); i++) {
      int row = rows.get(i);
      TpRate.Slot before = rate.slots().get(rows.get(i - 1));
      long increment = RateCompiler.increment(before);
      long start = RateCompiler.start(rate.slots().get(row));
      if (start % increment != 0) {
        faults.invalid(
            Faults.place(rate, row, "GroupIntervalStart"),
            "\"" + rate.slots().get(row).groupIntervalStart() + "\"",
            "a multiple of the increment before it, " + before.rateIncrement());
      }
    }
  }

  private static boolean coversTheWeek(RatingPlan plan) {
    Set<Integer> covered = new HashSet<>();
    for (RatingPlan.Binding binding : plan.bindings()) {
      Timing timing = binding.timing();
      boolean onSomeDatesOnly =
          !timing.years().isEmpty() || !timing.months().isEmpty() || !timing.monthDays().isEmpty();
      if (onSomeDatesOnly || timing.startTime().toSecondOfDay() != 0) {
        continue;
      }
      if (timing.weekDays().isEmpty()) {
        return true;
      }
      covered.addAll(timing.weekDays());
    }
    return covered.size() == WEEK_DAYS;
  }
}

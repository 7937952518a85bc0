package org.signalbox.catalog.compile;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.signalbox.catalog.tp.TpTiming;
import org.signalbox.ledger.Definition;
import org.signalbox.ledger.PlanSchedule;
import org.signalbox.rating.Timing;

/**
 * When the timings of action plans come due, from what operators write to what the ledger keeps.
 */
public final class ScheduleForm {

  private static final Map<String, PlanSchedule.Interval> INTERVALS =
      Map.of(
          "*every_minute", PlanSchedule.Interval.MINUTE,
          "*hourly", PlanSchedule.Interval.HOUR,
          "*daily", PlanSchedule.Interval.DAY,
          "*weekly", PlanSchedule.Interval.WEEK,
          "*monthly", PlanSchedule.Interval.MONTH,
          "*monthly_estimated", PlanSchedule.Interval.MONTH_ESTIMATED,
          "*month_end", PlanSchedule.Interval.MONTH_END,
          "*yearly", PlanSchedule.Interval.YEAR);

  private ScheduleForm() {}

  /** What a name stands for that every plan knows; empty for other names. */
  public static Optional<PlanSchedule> named(String name, Instant now) {
    if (name.equals(TimingGrammar.ASAP)) {
      return Optional.of(new PlanSchedule.Asap());
    }
    if (name.equals(Timing.ANY.id())) {
      return Optional.of(new PlanSchedule.Calendar(Timing.ANY));
    }
    return Optional.ofNullable(INTERVALS.get(name))
        .map(interval -> new PlanSchedule.Every(interval, now.truncatedTo(ChronoUnit.SECONDS)));
  }

  /**
   * @throws IllegalArgumentException naming the member that cannot be read
   */
  public static PlanSchedule read(TpTiming written, Instant now) {
    String time = written.time().strip();
    Optional<PlanSchedule> named =
        time.equals(Timing.ANY.id()) ? Optional.empty() : named(time, now);
    if (named.isPresent()) {
      return named.get();
    }
    Timing timing = TimingGrammar.parse(written);
    try {
      return new PlanSchedule.Calendar(timing);
    } catch (IllegalArgumentException e) {
      throw new Mistake("Years", "\"" + written.years() + "\"", "years from 1970 to 2262");
    }
  }

  /**
   * The schedule as it goes on: a plan that is written again keeps the moment from which its
   * intervals count, or it would begin anew with every load.
   */
  public static PlanSchedule continuing(
      PlanSchedule schedule, Optional<Definition> before, String timingId) {
    if (schedule instanceof PlanSchedule.Every every
        && before.orElse(null) instanceof Definition.ActionPlan plan) {
      return plan.timing(timingId)
          .map(timing -> timing.schedule())
          .filter(
              old -> old instanceof PlanSchedule.Every was && was.interval() == every.interval())
          .orElse(schedule);
    }
    return schedule;
  }

  /** The names that every plan knows, for whoever has to choose one. */
  static String names() {
    return Stream.concat(
            Stream.of(TimingGrammar.ASAP, Timing.ANY.id()), INTERVALS.keySet().stream().sorted())
        .collect(Collectors.joining(", "));
  }

  /** Whether a name says how often something is done. */
  static boolean isInterval(String name) {
    return INTERVALS.containsKey(name);
  }

  /** The name that clients know an interval by. */
  public static String name(PlanSchedule.Interval interval) {
    return INTERVALS.entrySet().stream()
        .filter(entry -> entry.getValue() == interval)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseGet(() -> "*" + interval.name().toLowerCase(Locale.ROOT));
  }
}

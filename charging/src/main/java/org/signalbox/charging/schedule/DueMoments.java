package org.signalbox.charging.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.signalbox.ledger.PlanSchedule;
import org.signalbox.rating.Timing;

/**
 * The moments at which a schedule comes due on the clock of a time zone. Immutable.
 *
 * <p>A time of day that the change to summer time leaves out comes due as much later; one that
 * comes twice comes due the first time only.
 */
public final class DueMoments {

  /** A weekday on the 29th of February comes again within forty years. */
  private static final int DAYS_MAX = 41 * 366;

  private final PlanSchedule schedule;
  private final ZoneId zone;

  public DueMoments(PlanSchedule schedule, ZoneId zone) {
    this.schedule = schedule;
    this.zone = zone;
  }

  /** The first moment after another; empty where there is none within forty years. */
  public Optional<Instant> next(Instant after) {
    return switch (schedule) {
      case PlanSchedule.Asap _ -> Optional.empty();
      case PlanSchedule.Every every when isOfClock(every) ->
          Optional.of(nextOfClock(every, later(after, every.since())));
      case PlanSchedule.Every every -> nextDay(later(after, every.since()));
      case PlanSchedule.Calendar _ -> nextDay(after);
    };
  }

  /**
   * The last moment within a stretch of time.
   *
   * @param after the moment before the stretch, itself not in it
   * @param until the end of the stretch, itself in it
   */
  public Optional<Instant> last(Instant after, Instant until) {
    return switch (schedule) {
      case PlanSchedule.Asap _ -> Optional.empty();
      case PlanSchedule.Every every when isOfClock(every) ->
          Optional.of(until.atZone(zone).truncatedTo(unit(every)).toInstant())
              .filter(moment -> moment.isAfter(later(after, every.since())));
      case PlanSchedule.Every every -> lastDay(later(after, every.since()), until);
      case PlanSchedule.Calendar _ -> lastDay(after, until);
    };
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static boolean isOfClock(PlanSchedule.Every every) {
    return every.interval() == PlanSchedule.Interval.MINUTE
        || every.interval() == PlanSchedule.Interval.HOUR;
  }

  private static ChronoUnit unit(PlanSchedule.Every every) {
    return every.interval() == PlanSchedule.Interval.MINUTE ? ChronoUnit.MINUTES : ChronoUnit.HOURS;
  }

  private Instant nextOfClock(PlanSchedule.Every every, Instant after) {
    ZonedDateTime begun = after.atZone(zone).truncatedTo(unit(every));
    return begun.plus(1, unit(every)).toInstant();
  }

  private Optional<Instant> nextDay(Instant after) {
    LocalDate day = after.atZone(zone).toLocalDate();
    for (int i = 0; i <= DAYS_MAX; i++) {
      Optional<Instant> moment = on(day.plusDays(i)).filter(found -> found.isAfter(after));
      if (moment.isPresent()) {
        return moment;
      }
    }
    return Optional.empty();
  }

  private Optional<Instant> lastDay(Instant after, Instant until) {
    LocalDate first = after.atZone(zone).toLocalDate();
    LocalDate day = until.atZone(zone).toLocalDate();
    for (int i = 0; i <= DAYS_MAX && !day.minusDays(i).isBefore(first); i++) {
      Optional<Instant> moment =
          on(day.minusDays(i))
              .filter(found -> !found.isAfter(until))
              .filter(found -> found.isAfter(after));
      if (moment.isPresent()) {
        return moment;
      }
    }
    return Optional.empty();
  }

  /** The moment on a day; empty where it is not of the schedule. */
  private Optional<Instant> on(LocalDate day) {
    return switch (schedule) {
      case PlanSchedule.Asap _ -> Optional.empty();
      case PlanSchedule.Calendar calendar ->
          matches(calendar.timing(), day) ? at(day, calendar.time()) : Optional.empty();
      case PlanSchedule.Every every -> {
        ZonedDateTime since = every.since().atZone(zone);
        yield matches(every.interval(), since.toLocalDate(), day)
            ? at(day, since.toLocalTime())
            : Optional.empty();
      }
    };
  }

  private Optional<Instant> at(LocalDate day, LocalTime time) {
    return Optional.of(day.atTime(time).atZone(zone).toInstant());
  }

  private static boolean matches(Timing timing, LocalDate day) {
    boolean isOfYear = timing.years().isEmpty() || timing.years().contains(day.getYear());
    boolean isOfMonth =
        timing.months().isEmpty()
            ? timing.years().isEmpty() || hasDays(timing) || day.getMonthValue() == 1
            : timing.months().contains(day.getMonthValue());
    boolean isOfDay =
        timing.monthDays().isEmpty()
            ? isAnyDay(timing) || day.getDayOfMonth() == 1
            : timing.monthDays().contains(day.getDayOfMonth());
    int weekDay = day.getDayOfWeek().getValue() % 7;
    return isOfYear
        && isOfMonth
        && isOfDay
        && (timing.weekDays().isEmpty() || timing.weekDays().contains(weekDay));
  }

  private static boolean hasDays(Timing timing) {
    return !timing.monthDays().isEmpty() || !timing.weekDays().isEmpty();
  }

  /** Whether no day of the month is meant: a month or a year alone means its first day. */
  private static boolean isAnyDay(Timing timing) {
    return !timing.weekDays().isEmpty() || (timing.months().isEmpty() && timing.years().isEmpty());
  }

  private static boolean matches(PlanSchedule.Interval interval, LocalDate since, LocalDate day) {
    int length = YearMonth.from(day).lengthOfMonth();
    return switch (interval) {
      case MINUTE, HOUR -> false;
      case DAY -> true;
      case WEEK -> day.getDayOfWeek() == since.getDayOfWeek();
      case MONTH -> day.getDayOfMonth() == since.getDayOfMonth();
      case MONTH_ESTIMATED -> day.getDayOfMonth() == Math.min(since.getDayOfMonth(), length);
      case MONTH_END -> day.getDayOfMonth() == length;
      case YEAR ->
          day.getMonth() == since.getMonth()
              && day.getDayOfMonth() == Math.min(since.getDayOfMonth(), length);
    };
  }
}

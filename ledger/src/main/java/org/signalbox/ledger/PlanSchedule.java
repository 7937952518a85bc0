package org.signalbox.ledger;

import java.time.Instant;
import java.time.LocalTime;
import java.util.SortedSet;
import org.signalbox.ledger.internal.LedgerTime;
import org.signalbox.ledger.internal.Texts;
import org.signalbox.rating.Timing;

/**
 * When a timing of a plan comes due. The ledger only keeps it: moments are reckoned outside, since
 * the rules of time zones change.
 */
public sealed interface PlanSchedule {

  /** At once, when an account joins the plan, and never again. */
  record Asap() implements PlanSchedule {}

  /**
   * At a time of day on days of the calendar.
   *
   * @param timing which days, all fields matching; an empty set means all, but a year alone means
   *     its first of January and a month alone its first day
   */
  record Calendar(Timing timing) implements PlanSchedule {

    public Calendar {
      Texts.requireText("timing", timing.id());
      requireWithin("month", timing.months(), 1, 12);
      requireWithin("day of the month", timing.monthDays(), 1, 31);
      requireWithin("day of the week", timing.weekDays(), 0, 6);
      requireWithin("year", timing.years(), 1970, 2262);
    }

    /** The time of day. */
    public LocalTime time() {
      return timing.startTime();
    }
  }

  /**
   * Again and again, counted from a moment.
   *
   * @param since the moment, usually when the plan was made; not itself due
   */
  record Every(Interval interval, Instant since) implements PlanSchedule {

    public Every {
      LedgerTime.nanos(since);
    }
  }

  /** How long from one time to the next. */
  enum Interval {
    /** Whenever a minute begins. */
    MINUTE,
    /** Whenever an hour begins. */
    HOUR,
    DAY,
    WEEK,
    /** On the day of the month; months without it are left out. */
    MONTH,
    /** On the day of the month, or the last day of a shorter month. */
    MONTH_ESTIMATED,
    /** On the last day of the month. */
    MONTH_END,
    /** On the day of the year, or the 28th of February for the 29th. */
    YEAR
  }

  private static void requireWithin(String what, SortedSet<Integer> found, int least, int most) {
    if (!found.isEmpty() && (found.first() < least || found.last() > most)) {
      throw new IllegalArgumentException(
          "found a " + what + " beyond " + least + " to " + most + ": " + found);
    }
  }
}

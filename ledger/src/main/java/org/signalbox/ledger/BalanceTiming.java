package org.signalbox.ledger;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.SortedSet;
import org.signalbox.ledger.internal.Texts;
import org.signalbox.rating.Timing;

/**
 * When a balance may be spent, by the wall clock of the usage.
 *
 * @param timing calendar fields that must all match, and the time of day from which on
 * @param end the time of day at which it ends; empty for the end of the day. Before the start, it
 *     is of the next morning
 */
public record BalanceTiming(Timing timing, Optional<LocalTime> end) {

  public BalanceTiming {
    Texts.requireText("timing", timing.id());
    requireWithin("year", timing.years(), 1, 9_999);
    requireWithin("month", timing.months(), 1, 12);
    requireWithin("day of the month", timing.monthDays(), 1, 31);
    requireWithin("day of the week", timing.weekDays(), 0, 6);
  }

  private static void requireWithin(String what, SortedSet<Integer> found, int least, int most) {
    if (found.size() > BalanceTerms.ENTRIES_MAX) {
      throw new IllegalArgumentException(
          "a timing of more than " + BalanceTerms.ENTRIES_MAX + " of one field: " + what);
    }
    if (!found.isEmpty() && (found.first() < least || found.last() > most)) {
      throw new IllegalArgumentException(
          "found a " + what + " beyond " + least + " to " + most + " in a timing");
    }
  }

  /** Whether usage at that moment may be paid. */
  public boolean isActive(LocalDateTime local) {
    LocalTime time = local.toLocalTime();
    LocalTime start = timing.startTime();
    boolean isOvernight = end.isPresent() && end.get().isBefore(start);
    if (isOvernight && time.isBefore(end.get())) {
      return isOnDay(local.minusDays(1));
    }
    boolean hasEnded = !isOvernight && end.isPresent() && !time.isBefore(end.get());
    return !time.isBefore(start) && !hasEnded && isOnDay(local);
  }

  private boolean isOnDay(LocalDateTime day) {
    return matches(timing.years(), day.getYear())
        && matches(timing.months(), day.getMonthValue())
        && matches(timing.monthDays(), day.getDayOfMonth())
        && matches(timing.weekDays(), day.getDayOfWeek().getValue() % 7);
  }

  private static boolean matches(SortedSet<Integer> wanted, int found) {
    return wanted.isEmpty() || wanted.contains(found);
  }
}

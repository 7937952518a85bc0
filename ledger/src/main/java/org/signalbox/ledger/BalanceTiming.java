package org.signalbox.ledger;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.SortedSet;
import org.signalbox.rating.Timing;

/**
 * When a balance may be spent, by the wall clock of the usage.
 *
 * @param timing calendar fields that must all match, and the time of day from which on
 * @param end the time of day at which it ends; empty for the end of the day. Before the start, it
 *     is of the next morning
 */
public record BalanceTiming(Timing timing, Optional<LocalTime> end) {

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

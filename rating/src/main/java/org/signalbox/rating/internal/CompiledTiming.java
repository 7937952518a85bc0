package org.signalbox.rating.internal;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collection;
import org.signalbox.rating.Timing;

/** A timing as bit masks. Immutable. */
final class CompiledTiming {

  private final Timing timing;
  private final int[] years;
  private final int months;
  private final int monthDays;
  private final int weekDays;
  private final LocalTime start;

  CompiledTiming(Timing timing) {
    this.timing = timing;
    years = timing.years().stream().mapToInt(Integer::intValue).toArray();
    months = mask(timing.months());
    monthDays = mask(timing.monthDays());
    weekDays = mask(timing.weekDays());
    start = timing.startTime();
  }

  /** Whether the timing is active at every moment there is. */
  boolean isAlways() {
    return years.length == 0
        && (months & monthDays & weekDays) == -1
        && start.equals(LocalTime.MIDNIGHT);
  }

  boolean isActiveAt(LocalDateTime local) {
    LocalDate day = local.toLocalDate();
    return !local.toLocalTime().isBefore(start)
        && (weekDays >>> (day.getDayOfWeek().getValue() % 7) & 1) != 0
        && (months >>> day.getMonthValue() & 1) != 0
        && (monthDays >>> day.getDayOfMonth() & 1) != 0
        && isYear(day.getYear());
  }

  /** The timing as the operator wrote it. */
  Timing timing() {
    return timing;
  }

  LocalTime start() {
    return start;
  }

  private boolean isYear(int year) {
    for (int listed : years) {
      if (listed == year) {
        return true;
      }
    }
    return years.length == 0;
  }

  private static int mask(Collection<Integer> numbers) {
    int mask = numbers.isEmpty() ? -1 : 0;
    for (int number : numbers) {
      mask |= number >= 0 && number < Integer.SIZE ? 1 << number : 0;
    }
    return mask;
  }
}

package org.signalbox.rating;

import java.time.LocalTime;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * When a rate applies: calendar fields that must all match, and the time of day from which it does.
 *
 * <p>An empty set matches everything. An end time is kept for whoever asks for the timing back, but
 * does not end a rate: another timing's start does.
 *
 * @param id the operator's name for it
 * @param years calendar years
 * @param months 1 to 12
 * @param monthDays 1 to 31
 * @param weekDays 0 (Sunday) to 6 (Saturday), as the API shows them
 * @param startTime time of day, in the zone of the call
 */
public record Timing(
    String id,
    SortedSet<Integer> years,
    SortedSet<Integer> months,
    SortedSet<Integer> monthDays,
    SortedSet<Integer> weekDays,
    LocalTime startTime) {

  /** The timing that is always active. */
  public static final Timing ANY =
      new Timing(
          "*any",
          new TreeSet<>(),
          new TreeSet<>(),
          new TreeSet<>(),
          new TreeSet<>(),
          LocalTime.MIDNIGHT);

  public Timing {
    years = Collections.unmodifiableSortedSet(new TreeSet<>(years));
    months = Collections.unmodifiableSortedSet(new TreeSet<>(months));
    monthDays = Collections.unmodifiableSortedSet(new TreeSet<>(monthDays));
    weekDays = Collections.unmodifiableSortedSet(new TreeSet<>(weekDays));
  }
}

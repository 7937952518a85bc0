package org.signalbox.charging.schedule;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.signalbox.charging.LedgerPort;
import org.signalbox.ledger.PlanMark;

/**
 * A moment of the past at which a timing of a plan was due, to be played back.
 *
 * @param moment when it was due
 * @param mark which timing, for which tenant
 * @param weight of two at one moment the higher goes first
 */
public record PlayedMoment(Instant moment, PlanMark.Id mark, BigDecimal weight) {

  /** Moments at most: a week of a timing that is due every minute. */
  public static final int MOMENTS_MAX = 10_080;

  /**
   * A stretch of time, both ends in it.
   *
   * @param plan the plan that is meant; empty for all
   */
  public record Stretch(Instant from, Instant until, Optional<String> plan) {}

  /**
   * All moments of a stretch, in the order in which they were due. Any thread that may wait.
   *
   * @param zones the time zone of a tenant
   * @throws IllegalArgumentException for more than {@value #MOMENTS_MAX}
   */
  public static List<PlayedMoment> of(
      Stretch stretch, LedgerPort ledger, Function<String, ZoneId> zones) {
    List<PlayedMoment> played = new ArrayList<>();
    for (Watched watched : ledger.read(Watched::all)) {
      if (stretch.plan().map(watched.id().plan()::equals).orElse(true)) {
        add(watched, stretch, zones.apply(watched.id().tenant()), played);
      }
    }
    played.sort(
        Comparator.comparing(PlayedMoment::moment)
            .thenComparing(PlayedMoment::weight, Comparator.reverseOrder()));
    return played;
  }

  private static void add(
      Watched watched, Stretch stretch, ZoneId zone, List<PlayedMoment> played) {
    DueMoments moments = new DueMoments(watched.schedule(), zone);
    Optional<Instant> next = moments.next(stretch.from().minusNanos(1));
    while (next.isPresent() && !next.get().isAfter(stretch.until())) {
      if (played.size() == MOMENTS_MAX) {
        throw new IllegalArgumentException(
            "found more than " + MOMENTS_MAX + " moments, expected a shorter time");
      }
      played.add(new PlayedMoment(next.get(), watched.id(), watched.weight()));
      next = moments.next(next.get());
    }
  }
}

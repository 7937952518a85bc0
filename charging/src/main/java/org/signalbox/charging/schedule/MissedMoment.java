package org.signalbox.charging.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import org.signalbox.charging.LedgerPort;
import org.signalbox.ledger.PlanMark;

/** What has come due of a timing by its schedule and has not run. Any thread that may wait. */
public final class MissedMoment {

  private MissedMoment() {}

  /**
   * The moment that has to run next, as the scheduler would choose it: one that is half done, else
   * the last that has come due.
   *
   * @param until the last moment that counts
   * @param zones the time zone of a tenant
   */
  public static Optional<Instant> of(
      PlanMark.Id mark, Instant until, LedgerPort ledger, Function<String, ZoneId> zones) {
    return ledger.read(Watched::all).stream()
        .filter(watched -> watched.id().equals(mark))
        .findFirst()
        .flatMap(watched ->
            watched
                .running()
                .or(() ->
                    new DueMoments(watched.schedule(), zones.apply(mark.tenant()))
                        .last(watched.after(), until)));
  }
}

package org.signalbox.charging.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.signalbox.charging.LedgerPort;
import org.signalbox.ledger.Definition;
import org.signalbox.ledger.LedgerView;
import org.signalbox.ledger.PlanMark;
import org.signalbox.ledger.PlanSchedule;
import org.signalbox.ledger.PlanTiming;

/**
 * What will run next of one timing of an action plan, for one tenant.
 *
 * @param next when
 * @param tenant whose accounts
 * @param accounts on how many of them, of all tenants
 */
public record ScheduledRun(
    Instant next, String tenant, String plan, PlanTiming timing, int accounts) {

  /**
   * All that will run, the next first. Any thread that may wait.
   *
   * @param now after which moment
   * @param zones the time zone of a tenant
   */
  public static List<ScheduledRun> after(
      Instant now, LedgerPort ledger, Function<String, ZoneId> zones) {
    return ledger.read(Joined::all).stream()
        .flatMap(joined -> joined.next(now, zones).stream())
        .sorted(
            Comparator.comparing(ScheduledRun::next)
                .thenComparing(ScheduledRun::plan)
                .thenComparing(run -> run.timing().id()))
        .toList();
  }

  /** A timing and who is in its plan, as the ledger knows it. */
  private record Joined(
      String plan, PlanTiming timing, String tenant, int accounts, Optional<Instant> done) {

    static List<Joined> all(LedgerView ledger) {
      List<Joined> all = new ArrayList<>();
      for (Definition.ActionPlan plan : ledger.actionPlans()) {
        int accounts = ledger.planMemberCount(plan.id());
        for (String tenant : ledger.planTenants(plan.id())) {
          for (PlanTiming timing : plan.timings()) {
            PlanMark mark = ledger.planMark(new PlanMark.Id(plan.id(), timing.id(), tenant));
            all.add(new Joined(plan.id(), timing, tenant, accounts, mark.done()));
          }
        }
      }
      return all;
    }

    Optional<ScheduledRun> next(Instant now, Function<String, ZoneId> zones) {
      // A tenant that moved west may have had a moment that is still to come on the clock.
      Instant after = done.filter(ran -> ran.isAfter(now)).orElse(now);
      return timing.schedule() instanceof PlanSchedule.Asap
          ? Optional.empty()
          : new DueMoments(timing.schedule(), zones.apply(tenant))
              .next(after)
              .map(next -> new ScheduledRun(next, tenant, plan, timing, accounts));
    }
  }
}

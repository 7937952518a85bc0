package org.signalbox.charging.schedule;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.ledger.Definition;
import org.signalbox.ledger.LedgerView;
import org.signalbox.ledger.PlanMark;
import org.signalbox.ledger.PlanSchedule;
import org.signalbox.ledger.PlanTiming;

/**
 * A timing of a plan that tenants' accounts have joined, as the ledger knows it.
 *
 * @param id which, and for whom
 * @param schedule when it comes due
 * @param weight of two at one moment the higher goes first
 * @param after what came due up to here has run or never will
 * @param running a moment that is half done; empty for none
 */
record Watched(
    PlanMark.Id id,
    PlanSchedule schedule,
    BigDecimal weight,
    Instant after,
    Optional<Instant> running) {

  /** All there are, by a look at the ledger on its thread. */
  static List<Watched> all(LedgerView ledger) {
    List<Watched> all = new ArrayList<>();
    for (Definition.ActionPlan plan : ledger.actionPlans()) {
      for (String tenant : ledger.planTenants(plan.id())) {
        for (PlanTiming timing : plan.timings()) {
          if (!(timing.schedule() instanceof PlanSchedule.Asap)) {
            all.add(of(ledger, plan, timing, tenant));
          }
        }
      }
    }
    return all;
  }

  private static Watched of(
      LedgerView ledger, Definition.ActionPlan plan, PlanTiming timing, String tenant) {
    PlanMark.Id id = new PlanMark.Id(plan.id(), timing.id(), tenant);
    PlanMark mark = ledger.planMark(id);
    Instant since = plan.since(timing.id());
    Instant after = mark.done().filter(done -> done.isAfter(since)).orElse(since);
    return new Watched(id, timing.schedule(), timing.weight(), after, mark.running());
  }
}

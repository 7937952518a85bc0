package org.signalbox.catalog.compile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signalbox.catalog.tp.TpActionPlan;
import org.signalbox.catalog.tp.TpKind;
import org.signalbox.catalog.tp.TpTiming;
import org.signalbox.ledger.Definition;
import org.signalbox.ledger.DefinitionId;
import org.signalbox.ledger.PlanSchedule;
import org.signalbox.ledger.PlanTiming;

/** Compiles the timings of action plans. */
final class ScheduleCompiler {

  private final PlanSource source;
  private final Faults faults;
  private final Instant now;

  ScheduleCompiler(PlanSource source, Faults faults) {
    this.source = source;
    this.faults = faults;
    this.now = source.times().clock().instant();
  }

  /** Without the lines that have faults. */
  List<PlanTiming> timings(TpActionPlan written) {
    Optional<Definition> before = source.known().find(DefinitionId.actionPlan(written.id()));
    Map<String, Integer> uses = new HashMap<>();
    List<PlanTiming> timings = new ArrayList<>();
    for (int row = 0; row < written.bindings().size(); row++) {
      TpActionPlan.Binding binding = written.bindings().get(row);
      requireActions(written, row);
      String id = PlanTimingNames.name(binding.timingId(), binding.actionsId(), uses);
      schedule(written, row)
          .map(schedule -> ScheduleForm.continuing(schedule, before, id))
          .ifPresent(schedule ->
              timings.add(new PlanTiming(id, binding.actionsId(), binding.weight(), schedule)));
    }
    return timings;
  }

  private void requireActions(TpActionPlan written, int row) {
    String id = written.bindings().get(row).actionsId();
    if (!source.hasActions(id)) {
      faults.dangling(
          Faults.place(written, row, "ActionsId"),
          "[ActionPlans] Could not load the action for tag: <" + id + ">",
          id,
          "the name of actions in this plan or in force");
    }
  }

  private Optional<PlanSchedule> schedule(TpActionPlan written, int row) {
    String id = written.bindings().get(row).timingId();
    Optional<TpTiming> timing = source.plan().find(TpKind.TIMING, TpTiming.class, id);
    if (timing.isPresent()) {
      return read(timing.get());
    }
    Optional<PlanSchedule> named = ScheduleForm.named(id, now);
    if (named.isEmpty()) {
      faults.dangling(
          Faults.place(written, row, "TimingId"),
          "[ActionPlans] Could not load the timing for tag: <" + id + ">",
          id,
          "the name of a timing in this plan, or one of " + ScheduleForm.names());
    }
    return named;
  }

  /** A timing that cannot be read has a fault of its own, as an item of the plan. */
  private Optional<PlanSchedule> read(TpTiming timing) {
    try {
      return Optional.of(ScheduleForm.read(timing, now));
    } catch (Mistake mistake) {
      if (mistake.member().equals("Years")) {
        faults.mistake(timing, 0, mistake);
      }
      return Optional.empty();
    }
  }
}

package org.signalbox.ledger.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.signalbox.ledger.Definition;
import org.signalbox.ledger.DefinitionId;
import org.signalbox.ledger.LedgerCommand.Define;
import org.signalbox.ledger.LocalClock;
import org.signalbox.ledger.PlanMark;
import org.signalbox.ledger.PlanSchedule;
import org.signalbox.ledger.PlanTiming;

/**
 * Keeps what has run of plans where it was on the clock of the tenant when that becomes another.
 *
 * <p>What has run is kept as a moment. Where a tenant's clock is put back, the day or the time of
 * day at which something ran comes once more, so its mark goes on:
 *
 * <ul>
 *   <li>a calendar to the moment at which the new clock shows what the old one showed;
 *   <li>what comes each month or year to the end of the day that the old clock showed, for its time
 *       of day is another now;
 *   <li>what comes each day or week by less than a day, for it comes at the moment at which it came
 *       before but for summer time;
 *   <li>what comes each minute or hour not at all.
 * </ul>
 *
 * <p>A mark never goes back, so what was missed still runs, and what ran does not.
 *
 * <p>Made before the clocks are changed. Used once, by the shard's thread.
 */
final class PlanClocks {

  /** More than the summer times of two zones come to, and less than a day. */
  private static final Duration SUMMER_TIMES = Duration.ofHours(6);

  private final LedgerState state;
  private final List<PlanMark> marks = new ArrayList<>();
  private final SortedMap<String, LocalClock> before = new TreeMap<>();

  PlanClocks(LedgerState state, Define define) {
    this.state = state;
    boolean isOfClocks =
        define.definitions().stream().anyMatch(Definition.TenantClock.class::isInstance)
            || define.removed().stream()
                .anyMatch(id -> id.kind() == DefinitionId.Kind.TENANT_CLOCK);
    if (isOfClocks) {
      state.eachMark(marks::add);
      marks.forEach(mark -> before.computeIfAbsent(mark.id().tenant(), state::localClock));
    }
  }

  /** Puts the marks of tenants whose clock is another now where they belong. */
  void follow() {
    for (PlanMark mark : marks) {
      LocalClock was = before.get(mark.id().tenant());
      LocalClock is = state.localClock(mark.id().tenant());
      PlanSchedule schedule = schedule(mark.id());
      boolean isThere = state.mark(mark.id()) != null;
      if (was != null && schedule != null && isThere && !was.equals(is)) {
        state.put(
            new PlanMark(
                mark.id(),
                moved(schedule, mark.doneNanos(), was, is),
                moved(schedule, mark.runningNanos(), was, is),
                mark.cursor()));
      }
    }
  }

  private @Nullable PlanSchedule schedule(PlanMark.Id id) {
    return state.definition(DefinitionId.actionPlan(id.plan()))
            instanceof Definition.ActionPlan plan
        ? plan.timing(id.timing()).map(PlanTiming::schedule).orElse(null)
        : null;
  }

  private static long moved(PlanSchedule schedule, long nanos, LocalClock was, LocalClock is) {
    Instant ran = LedgerTime.instant(nanos);
    LocalDateTime shown = was.at(ran);
    if (nanos == 0 || shown.equals(is.at(ran))) {
      return nanos;
    }
    Instant passed =
        switch (schedule) {
          case PlanSchedule.Asap _ -> ran;
          case PlanSchedule.Calendar _ -> is.moment(shown);
          case PlanSchedule.Every every ->
              switch (every.interval()) {
                case MINUTE, HOUR -> ran;
                case DAY, WEEK -> ran.plus(SUMMER_TIMES);
                case MONTH, MONTH_ESTIMATED, MONTH_END, YEAR ->
                    is.moment(shown.toLocalDate().atTime(LocalTime.MAX));
              };
        };
    return passed.isAfter(ran) ? LedgerTime.nanos(passed) : nanos;
  }
}

package org.signalbox.ledger.internal;

import java.util.List;
import java.util.Optional;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountRules;
import org.signalbox.ledger.ActionCause;
import org.signalbox.ledger.Definition;
import org.signalbox.ledger.DefinitionId;
import org.signalbox.ledger.LedgerCommand.RunPlan;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.PlanMark;
import org.signalbox.ledger.PlanTiming;
import org.signalbox.ledger.Refusal;

/**
 * Runs what has come due of a plan. Each account is a work of its own, so one that cannot be done
 * leaves the others alone. Used once, by the shard's thread.
 */
public final class PlanRun {

  private final LedgerState state;
  private final Aftermath aftermath;
  private final long at;
  private final List<LedgerRecord> records;

  public PlanRun(LedgerState state, Aftermath aftermath, Work work) {
    this.state = state;
    this.aftermath = aftermath;
    this.at = work.at();
    this.records = work.records();
  }

  public LedgerReply execute(RunPlan run) {
    Definition defined = state.definition(DefinitionId.actionPlan(run.mark().plan()));
    if (!(defined instanceof Definition.ActionPlan plan)) {
      return new LedgerReply.Refused(Refusal.NOT_FOUND);
    }
    Optional<PlanTiming> timing = plan.timing(run.mark().timing());
    if (timing.isEmpty()) {
      return new LedgerReply.Refused(Refusal.NOT_FOUND);
    }
    long due = LedgerTime.nanos(run.due());
    PlanMark known = state.mark(run.mark());
    PlanMark mark = known == null ? PlanMark.none(run.mark()) : known;
    // A moment that is half done is finished, whatever its schedule has become since.
    boolean isHalfDone = due == mark.runningNanos();
    boolean isNeverDue = due <= plan.sinceNanos(timing.get().id()) && !isHalfDone;
    if (due <= mark.doneNanos() || isNeverDue) {
      return new LedgerReply.PlanRan(0, false);
    }
    long running = mark.runningNanos() == 0 ? due : mark.runningNanos();
    List<AccountId> members =
        state.members().some(run.mark(), mark.cursor().orElse(null), run.most());
    for (AccountId member : members) {
      run(member, timing.get(), run.mark(), running);
    }
    boolean isDone = members.size() < run.most();
    PlanMark after =
        isDone
            ? new PlanMark(run.mark(), running, 0, Optional.empty())
            : new PlanMark(run.mark(), mark.doneNanos(), running, Optional.of(members.getLast()));
    state.put(after);
    return new LedgerReply.PlanRan(members.size(), after.doneNanos() < due);
  }

  private void run(AccountId member, PlanTiming timing, PlanMark.Id mark, long due) {
    AccountRules rules = state.rules(member);
    boolean isIn =
        rules != null
            && rules
                .membership(mark.plan())
                .map(membership -> membership.joinedNanos() <= due)
                .orElse(false);
    if (!isIn) {
      return;
    }
    ActionCause cause =
        new ActionCause.PlanDue(mark.plan(), mark.timing(), LedgerTime.instant(due));
    Work work = new Work(state, at);
    Optional<Refusal> refusal = new ActionSetRun(work, member, cause).runAlone(timing.actionSet());
    if (refusal.isPresent()) {
      records.add(
          new LedgerRecord.ActionsRefused(member, timing.actionSet(), cause, refusal.get()));
      return;
    }
    aftermath.apply(work);
    records.addAll(work.records());
  }
}

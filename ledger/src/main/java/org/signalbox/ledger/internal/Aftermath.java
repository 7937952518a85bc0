package org.signalbox.ledger.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.Refusal;

/**
 * What a command causes beside what it was asked: sets that are to run at once, and triggers of the
 * accounts it changed. Each set runs for itself, wholly or not at all, and may cause more.
 *
 * <p>It comes to an end: a trigger fires once a command at most, and after {@value #RUNS_MAX} sets
 * no more run. Used by the shard's thread.
 */
public final class Aftermath {

  /** Sets that one command may cause on one account and those it leads to. */
  static final int RUNS_MAX = 100;

  private final LedgerState state;
  private final TariffShelf tariffs;
  private final Deque<WorkNotes.FollowUp> waiting = new ArrayDeque<>();

  public Aftermath(LedgerState state, TariffShelf tariffs) {
    this.state = state;
    this.tariffs = tariffs;
  }

  /** Makes the changes of a work, and then all that they cause; the records are the work's. */
  public void apply(Work work) {
    work.apply();
    boolean isQuiet = !state.hasRules() && !work.hasNotes();
    if (isQuiet) {
      return;
    }
    TriggerWatch watch = new TriggerWatch(state, tariffs, work.at());
    collect(work, watch);
    for (int runs = 0; !waiting.isEmpty() && runs < RUNS_MAX; runs++) {
      run(waiting.removeFirst(), work, watch);
    }
    for (WorkNotes.FollowUp left : waiting) {
      refuse(work.records(), left, Refusal.MAX_RECURSION_DEPTH);
    }
    waiting.clear();
  }

  private void collect(Work applied, TriggerWatch watch) {
    waiting.addAll(applied.notes().followUps());
    waiting.addAll(watch.fired(applied));
  }

  private void run(WorkNotes.FollowUp next, Work cause, TriggerWatch watch) {
    Work work = new Work(state, cause.at());
    Refusal refusal = new ActionSetRun(work, next.account(), next.cause()).run(next.actionSet());
    if (refusal != null) {
      refuse(cause.records(), next, refusal);
      return;
    }
    work.apply();
    cause.records().addAll(work.records());
    collect(work, watch);
  }

  private static void refuse(
      List<LedgerRecord> records, WorkNotes.FollowUp refused, Refusal reason) {
    records.add(
        new LedgerRecord.ActionsRefused(
            refused.account(), refused.actionSet(), refused.cause(), reason));
  }
}

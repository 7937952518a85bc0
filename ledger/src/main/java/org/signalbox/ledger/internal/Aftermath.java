package org.signalbox.ledger.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.Refusal;

/**
 * What a command causes beside what it was asked: sets that are to run at once, and triggers of the
 * accounts it changed. Each set runs for itself, wholly or not at all, and may cause more.
 *
 * <p>It comes to an end: a trigger fires once a command at most, and what a command causes on one
 * account leads to {@value #RUNS_MAX} sets at most, on whatever accounts. Accounts of one command
 * that have nothing to do with each other do not take from each other's. Used by the shard's
 * thread.
 */
public final class Aftermath {

  /** Sets that one command may cause on one account and those it leads to. */
  static final int RUNS_MAX = 100;

  private final LedgerState state;
  private final TariffShelf tariffs;
  private final Deque<Waiting> waiting = new ArrayDeque<>();

  public Aftermath(LedgerState state, TariffShelf tariffs) {
    this.state = state;
    this.tariffs = tariffs;
  }

  /** A set that is to run, and how many its chain may still run. */
  private record Waiting(WorkNotes.FollowUp next, Chain chain) {}

  /** What a command caused on one account, and all that it leads to. */
  private static final class Chain {
    private int runs;
  }

  /** Makes the changes of a work, and then all that they cause; the records are the work's. */
  public void apply(Work work) {
    work.apply();
    boolean isQuiet = !state.hasRules() && !work.hasNotes();
    if (isQuiet) {
      return;
    }
    TriggerWatch watch = new TriggerWatch(state, tariffs, work.at());
    Map<AccountId, Chain> chains = new HashMap<>();
    for (WorkNotes.FollowUp next : caused(work, watch)) {
      Chain chain = chains.computeIfAbsent(next.account(), account -> new Chain());
      waiting.add(new Waiting(next, chain));
    }
    while (!waiting.isEmpty()) {
      Waiting first = waiting.removeFirst();
      if (first.chain().runs++ < RUNS_MAX) {
        run(first, work, watch);
      } else {
        refuse(work.records(), first.next(), Refusal.MAX_RECURSION_DEPTH);
      }
    }
  }

  private static List<WorkNotes.FollowUp> caused(Work applied, TriggerWatch watch) {
    List<WorkNotes.FollowUp> caused = new ArrayList<>(applied.notes().followUps());
    caused.addAll(watch.fired(applied));
    return caused;
  }

  private void run(Waiting waited, Work cause, TriggerWatch watch) {
    WorkNotes.FollowUp next = waited.next();
    Work work = new Work(state, cause.at());
    Optional<Refusal> refusal =
        new ActionSetRun(work, next.account(), next.cause()).runAlone(next.actionSet());
    if (refusal.isPresent()) {
      refuse(cause.records(), next, refusal.get());
      return;
    }
    work.apply();
    cause.records().addAll(work.records());
    for (WorkNotes.FollowUp led : caused(work, watch)) {
      waiting.add(new Waiting(led, waited.chain()));
    }
  }

  private static void refuse(
      List<LedgerRecord> records, WorkNotes.FollowUp refused, Refusal reason) {
    records.add(
        new LedgerRecord.ActionsRefused(
            refused.account(), refused.actionSet(), refused.cause(), reason));
  }
}

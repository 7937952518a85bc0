package org.signalbox.charging;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.signalbox.ledger.Execution;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.LedgerCommandDecoder;
import org.signalbox.ledger.LedgerCommandEncoder;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.LedgerRecord.SessionClosed;
import org.signalbox.ledger.LedgerShard;
import org.signalbox.ledger.LedgerView;
import org.signalbox.ledger.runtime.Admission;
import org.signalbox.ledger.runtime.AdmissionRefusal;
import org.signalbox.ledger.runtime.CommandDraft;
import org.signalbox.ledger.runtime.LedgerUnavailable;
import org.signalbox.rating.Tariff;

/**
 * The real shard without a disk: each command is encoded, decoded and executed at once, and its
 * CDRs go to the store at once. One command at a time, as the ledger's thread has it.
 */
public final class MemoryLedger implements LedgerPort {

  private final InstantSource clock;
  private final Supplier<Tariff> tariff;
  private final Consumer<List<CdrNote>> projector;
  private final DebitedCdrs debited;
  private final LedgerShard shard;
  private final List<Tariff> known = new ArrayList<>();
  private final List<Consumer<List<LedgerRecord>>> watchers = new ArrayList<>();
  private long position;
  private boolean isProjectorBehind;
  private boolean isAway;
  private boolean isSilent;

  /**
   * @param tariff in force when a command comes
   * @param projector gets the CDRs
   */
  public MemoryLedger(
      InstantSource clock,
      Supplier<Tariff> tariff,
      Consumer<List<CdrNote>> projector,
      CostDetailsPort details) {
    this.clock = clock;
    this.tariff = tariff;
    this.projector = projector;
    this.shard = new LedgerShard(this::find);
    this.debited = new DebitedCdrs(this::find, details);
  }

  private Optional<Tariff> find(String hash) {
    return known.stream().filter(each -> each.version().equals(hash)).findFirst();
  }

  public DebitedCdrs debited() {
    return debited;
  }

  @Override
  public synchronized Receipt ask(CommandDraft draft, Admission admission) {
    if (isAway) {
      throw new LedgerUnavailable(AdmissionRefusal.NOT_RUNNING, "");
    }
    Tariff inForce = tariff.get();
    if (!shard.tariffHash().equals(inForce.version())) {
      known.add(inForce);
      execute(
          new LedgerCommand.ActivateTariff(clock.instant(), Optional.empty(), inForce.version()));
    }
    Execution execution = execute(logged(draft));
    watchers.forEach(watcher -> watcher.accept(execution.records()));
    if (isSilent) {
      throw new LedgerSilence("no answer in time");
    }
    return new Receipt(position, execution.reply(), execution.records());
  }

  private LedgerCommand logged(CommandDraft draft) {
    try {
      return LedgerCommandDecoder.decode(
          new LedgerCommandEncoder().encode(draft.at(clock.instant())));
    } catch (IllegalArgumentException e) {
      throw new LedgerUnavailable(AdmissionRefusal.UNFIT, String.valueOf(e.getMessage()));
    }
  }

  private Execution execute(LedgerCommand command) {
    Execution execution = shard.execute(command);
    position++;
    for (var happened : execution.records()) {
      if (happened instanceof SessionClosed closed) {
        projector.accept(debited.of(closed, position));
      }
    }
    return execution;
  }

  @Override
  public synchronized void submit(
      CommandDraft draft, Admission admission, Consumer<Outcome> answer) {
    Outcome outcome;
    try {
      outcome = ask(draft, admission);
    } catch (LedgerUnavailable e) {
      outcome = new NotTaken(e.reason(), String.valueOf(e.getMessage()));
    }
    answer.accept(outcome);
  }

  @Override
  public synchronized <T> CompletableFuture<T> readLater(Function<LedgerView, T> question) {
    return isAway
        ? CompletableFuture.failedFuture(new LedgerUnavailable(AdmissionRefusal.NOT_RUNNING, ""))
        : CompletableFuture.completedFuture(read(question));
  }

  @Override
  public void watch(Consumer<List<LedgerRecord>> watcher) {
    watchers.add(watcher);
  }

  @Override
  public synchronized <T> T read(Function<LedgerView, T> question) {
    return question.apply(shard);
  }

  @Override
  public synchronized boolean awaitProjected(long wanted) {
    return !isProjectorBehind;
  }

  /** Whether nothing is taken from now on. */
  public synchronized void setAway(boolean away) {
    isAway = away;
  }

  /** Whether what is asked is done from now on, but never answered. */
  public synchronized void setSilent(boolean silent) {
    isSilent = silent;
  }

  /** Whether those who wait for CDRs wait in vain from now on. */
  public synchronized void setProjectorBehind(boolean behind) {
    isProjectorBehind = behind;
  }

  @Override
  public synchronized long position() {
    return position;
  }
}

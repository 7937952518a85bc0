package org.signalbox.charging.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.signalbox.charging.LedgerPort;
import org.signalbox.ledger.Execution;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.LedgerShard;
import org.signalbox.ledger.LedgerView;
import org.signalbox.ledger.TariffPort;
import org.signalbox.ledger.runtime.Admission;
import org.signalbox.ledger.runtime.AdmissionRefusal;
import org.signalbox.ledger.runtime.CommandDraft;
import org.signalbox.ledger.runtime.LedgerUnavailable;

/** A shard without a log, on a clock that tests turn. */
final class ShardPort implements LedgerPort {

  private final LedgerShard shard = new LedgerShard(TariffPort.NONE);
  private final List<LedgerCommand> asked = new ArrayList<>();
  private Instant now;
  private long position;
  private int answersLeft = Integer.MAX_VALUE;

  ShardPort(Instant now) {
    this.now = now;
  }

  void turnTo(Instant moment) {
    now = moment;
  }

  Instant now() {
    return now;
  }

  /** Answers so many more commands, and is gone then. */
  void failAfter(int answers) {
    answersLeft = answers;
  }

  LedgerShard shard() {
    return shard;
  }

  List<LedgerCommand> asked() {
    return asked;
  }

  @Override
  public Receipt ask(CommandDraft draft, Admission admission) {
    if (answersLeft-- <= 0) {
      throw new LedgerUnavailable(AdmissionRefusal.NOT_RUNNING, "the test stopped it");
    }
    LedgerCommand command = draft.at(now);
    asked.add(command);
    Execution execution = shard.execute(command);
    return new Receipt(++position, execution.reply(), execution.records());
  }

  @Override
  public void submit(CommandDraft draft, Admission admission, Consumer<Outcome> answer) {
    answer.accept(ask(draft, admission));
  }

  @Override
  public <T> CompletableFuture<T> readLater(Function<LedgerView, T> question) {
    return CompletableFuture.completedFuture(read(question));
  }

  @Override
  public void watch(Consumer<List<LedgerRecord>> watcher) {
    // Nobody watches here.
  }

  @Override
  public <T> T read(Function<LedgerView, T> question) {
    return question.apply(shard);
  }

  @Override
  public boolean awaitProjected(long upTo) {
    return true;
  }

  @Override
  public long position() {
    return position;
  }
}

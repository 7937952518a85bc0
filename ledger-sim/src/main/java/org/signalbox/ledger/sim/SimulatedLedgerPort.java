package org.signalbox.ledger.sim;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.signalbox.charging.LedgerPort;
import org.signalbox.charging.LedgerSilence;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.LedgerView;
import org.signalbox.ledger.RequestKey;
import org.signalbox.ledger.runtime.Admission;
import org.signalbox.ledger.runtime.CommandDraft;
import org.signalbox.ledger.runtime.LedgerAnswer;
import org.signalbox.ledger.runtime.LedgerNode;
import org.signalbox.ledger.runtime.LedgerSubmission;
import org.signalbox.ledger.runtime.LedgerUnavailable;
import org.signalbox.ledger.runtime.PositionedRecord;
import org.signalbox.ledger.runtime.ProjectorFeed;

/**
 * The ledger as the session layer of one process asks it. Who waits for it has it go on meanwhile,
 * and loses patience at times. One thread.
 */
final class SimulatedLedgerPort implements LedgerPort {

  private static final int PATIENCE = 40;

  private final LedgerNode node;
  private final BooleanSupplier isGone;
  private final SimulationJournal journal;
  private final SplittableRandom random;
  private final List<Consumer<List<LedgerRecord>>> watchers = new ArrayList<>();
  private int unanswered;

  /** A draft that remembers under which key its command was logged. */
  private static final class Keyed implements CommandDraft {
    private final CommandDraft draft;
    private Optional<RequestKey> key = Optional.empty();

    Keyed(CommandDraft draft) {
      this.draft = draft;
    }

    @Override
    public LedgerCommand at(Instant moment) {
      LedgerCommand command = draft.at(moment);
      key = command.key();
      return command;
    }
  }

  /** What came of something that is waited for. */
  private static final class Awaited<T> {
    private @Nullable T value;
    private boolean isGivenUp;
  }

  /**
   * @param isGone whether the process of this port has ended
   */
  SimulatedLedgerPort(
      LedgerNode node, BooleanSupplier isGone, SimulationJournal journal, SplittableRandom random) {
    this.node = node;
    this.isGone = isGone;
    this.journal = journal;
    this.random = random;
    node.engine()
        .watchOwn(happened -> {
          List<LedgerRecord> records = happened.stream().map(PositionedRecord::record).toList();
          watchers.forEach(watcher -> watcher.accept(records));
        });
  }

  @Override
  public void submit(CommandDraft draft, Admission admission, Consumer<Outcome> answer) {
    Keyed keyed = new Keyed(draft);
    node.engine()
        .submit(
            new LedgerSubmission(
                keyed,
                admission,
                answers -> answers.forEach(each -> answer.accept(outcome(keyed, each)))));
  }

  private Outcome outcome(Keyed keyed, LedgerAnswer answer) {
    return switch (answer) {
      case LedgerAnswer.Executed executed -> {
        journal.acknowledged(executed.position(), keyed.key, executed.reply());
        watchers.forEach(watcher -> watcher.accept(executed.records()));
        yield new Receipt(executed.position(), executed.reply(), executed.records());
      }
      case LedgerAnswer.NotTaken notTaken -> {
        journal.refused(notTaken.reason(), notTaken.detail());
        yield new NotTaken(notTaken.reason(), notTaken.detail());
      }
    };
  }

  @Override
  public Receipt ask(CommandDraft draft, Admission admission) {
    Awaited<Outcome> awaited = new Awaited<>();
    submit(
        draft,
        admission,
        outcome -> {
          awaited.value = outcome;
          unanswered -= awaited.isGivenUp ? 1 : 0;
        });
    return switch (await(awaited)) {
      case Receipt receipt -> receipt;
      case NotTaken notTaken -> throw new LedgerUnavailable(notTaken.reason(), notTaken.detail());
    };
  }

  private <T> T await(Awaited<T> awaited) {
    int patience = random.nextInt(8) == 0 ? random.nextInt(3) : PATIENCE;
    for (int i = 0; i < patience && awaited.value == null; i++) {
      goOn();
    }
    T value = awaited.value;
    if (value == null) {
      awaited.isGivenUp = true;
      unanswered++;
      throw new LedgerSilence("no answer in time");
    }
    return value;
  }

  /** The ledger and its projectors go on while somebody waits. */
  private void goOn() {
    if (isGone.getAsBoolean()) {
      return;
    }
    if (random.nextInt(3) > 0) {
      stepEngine();
    } else {
      node.feeds().get(random.nextInt(node.feeds().size())).step();
    }
  }

  private void stepEngine() {
    try {
      node.engine().step(Duration.ZERO);
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts a simulation", e);
    }
  }

  @Override
  public <T> T read(Function<LedgerView, T> question) {
    CompletableFuture<T> answer = readLater(question);
    for (int i = 0; i < PATIENCE && !answer.isDone(); i++) {
      goOn();
    }
    if (!answer.isDone()) {
      throw new LedgerSilence("no answer in time");
    }
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof LedgerUnavailable unavailable) {
        throw unavailable;
      }
      throw e;
    }
  }

  @Override
  public <T> CompletableFuture<T> readLater(Function<LedgerView, T> question) {
    return node.engine().read(question);
  }

  @Override
  public boolean awaitProjected(long position) {
    for (int i = 0; i < PATIENCE && projected() < position; i++) {
      goOn();
    }
    return projected() >= position;
  }

  private long projected() {
    return node.feeds().stream()
        .filter(feed -> feed.name().equals(CDR_PROJECTOR))
        .mapToLong(ProjectorFeed::position)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public boolean awaitCdrs() {
    return unanswered == 0 && awaitProjected(position());
  }

  @Override
  public void watch(Consumer<List<LedgerRecord>> watcher) {
    watchers.add(watcher);
  }

  @Override
  public long position() {
    return node.engine().position();
  }
}

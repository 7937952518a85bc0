package org.signalbox.charging;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.LedgerView;
import org.signalbox.ledger.runtime.Admission;
import org.signalbox.ledger.runtime.AnswerPort;
import org.signalbox.ledger.runtime.CommandDraft;
import org.signalbox.ledger.runtime.LedgerAnswer;
import org.signalbox.ledger.runtime.LedgerPhase;
import org.signalbox.ledger.runtime.LedgerRuntime;
import org.signalbox.ledger.runtime.LedgerSubmission;
import org.signalbox.ledger.runtime.LedgerUnavailable;
import org.signalbox.ledger.runtime.PositionedRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ledger of this process. Any thread that may wait; {@link #submit} any thread. */
public final class LedgerRuntimeAdapter implements LedgerPort {

  private static final Logger LOG = LoggerFactory.getLogger(LedgerRuntimeAdapter.class);

  /** Far longer than any sync of a disk that works. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final LedgerRuntime ledger;
  private final Duration patience;
  private final Duration projectionPatience;

  /** Commands that nobody waits for any more, and that may still be executed. */
  private final AtomicInteger unanswered = new AtomicInteger();

  private final AtomicLong lastCdr = new AtomicLong();

  /** Whether {@link #lastCdr} is at least the end of the log as the start found it. */
  private volatile boolean isStartKnown;

  private final List<Consumer<List<LedgerRecord>>> watchers = new CopyOnWriteArrayList<>();

  /** One object for all submissions, so that a batch of answers is handed over in one call. */
  private final AnswerPort answers = this::answered;

  /** A command on its way, and who waits for it. */
  private record Submitted(CommandDraft draft, Consumer<Outcome> answer) implements CommandDraft {
    @Override
    public LedgerCommand at(Instant moment) {
      return draft.at(moment);
    }
  }

  /**
   * @param projectionPatience how long a client that reads what it wrote waits for the projector
   */
  public LedgerRuntimeAdapter(LedgerRuntime ledger, Duration projectionPatience) {
    this(ledger, projectionPatience, PATIENCE);
  }

  /**
   * @param patience how long an answer of the ledger is waited for
   */
  LedgerRuntimeAdapter(LedgerRuntime ledger, Duration projectionPatience, Duration patience) {
    this.ledger = ledger;
    this.patience = patience;
    this.projectionPatience = projectionPatience;
    ledger.watchOwn(this::happenedByItself);
  }

  @Override
  public Receipt ask(CommandDraft draft, Admission admission) {
    // As soon as it is there, whoever still waits: what it brought is not to be lost.
    CompletableFuture<Outcome> answer = ledger.ask(draft, admission).thenApply(this::outcome);
    return switch (awaitOrNote(answer)) {
      case Receipt receipt -> receipt;
      case NotTaken notTaken -> throw new LedgerUnavailable(notTaken.reason(), notTaken.detail());
    };
  }

  private Outcome awaitOrNote(CompletableFuture<Outcome> answer) {
    try {
      return await(answer);
    } catch (LedgerSilence e) {
      unanswered.incrementAndGet();
      CompletableFuture<Outcome> _ = answer.whenComplete((_, _) -> unanswered.decrementAndGet());
      throw e;
    }
  }

  @Override
  public void submit(CommandDraft draft, Admission admission, Consumer<Outcome> answer) {
    ledger.submit(new LedgerSubmission(new Submitted(draft, answer), admission, answers));
  }

  private void answered(List<LedgerAnswer> batch) {
    for (LedgerAnswer answer : batch) {
      if (answer.submission().draft() instanceof Submitted submitted) {
        tell(submitted, outcome(answer));
      }
    }
  }

  private static void tell(Submitted submitted, Outcome outcome) {
    try {
      submitted.answer().accept(outcome);
    } catch (RuntimeException e) {
      // The boundary of the batch: one door that fails must not keep the others from their answers.
      LOG.atWarn().setCause(e).log("answer of the ledger lost");
    }
  }

  private Outcome outcome(LedgerAnswer answer) {
    return switch (answer) {
      case LedgerAnswer.Executed executed -> {
        if (executed.records().stream().anyMatch(CdrProjector::makesCdr)) {
          lastCdr.accumulateAndGet(executed.position(), Math::max);
        }
        tell(executed.records());
        yield new Receipt(executed.position(), executed.reply(), executed.records());
      }
      case LedgerAnswer.NotTaken notTaken -> new NotTaken(notTaken.reason(), notTaken.detail());
    };
  }

  /** As time passes: sessions that are given up, and plans that run, have CDRs too. */
  private void happenedByItself(List<PositionedRecord> happened) {
    List<LedgerRecord> records = new ArrayList<>(happened.size());
    for (PositionedRecord each : happened) {
      if (CdrProjector.makesCdr(each.record())) {
        lastCdr.accumulateAndGet(each.position(), Math::max);
      }
      records.add(each.record());
    }
    tell(records);
  }

  private void tell(List<LedgerRecord> happened) {
    watchers.forEach(watcher -> watcher.accept(happened));
  }

  @Override
  public <T> T read(Function<LedgerView, T> question) {
    return await(ledger.read(question));
  }

  @Override
  public void watch(Consumer<List<LedgerRecord>> watcher) {
    watchers.add(watcher);
  }

  @Override
  public <T> CompletableFuture<T> readLater(Function<LedgerView, T> question) {
    return ledger.read(question);
  }

  @Override
  public boolean awaitProjected(long position) {
    try {
      return ledger.awaitProjected(CDR_PROJECTOR, position, projectionPatience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public boolean awaitCdrs() {
    if (unanswered.get() > 0) {
      // One of them may yet charge a CDR or give back what it cost, behind all that is stored.
      return false;
    }
    if (!isStartKnown) {
      waitForAllBefore();
    }
    return awaitProjected(lastCdr.get());
  }

  /**
   * Which of the commands before now made CDRs nobody knows, so all of them are waited for. While
   * the log is executed again its end is not known yet, and is asked for again.
   */
  private void waitForAllBefore() {
    // The phase first: a position that was asked for before might be one on the way to the end.
    boolean isAtEnd = ledger.status().phase() != LedgerPhase.RECOVERING;
    lastCdr.accumulateAndGet(ledger.status().position(), Math::max);
    isStartKnown = isAtEnd;
  }

  @Override
  public long position() {
    return ledger.status().position();
  }

  private <T> T await(CompletableFuture<T> answer) {
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      throw new IllegalStateException("the ledger fails with nothing but these", e);
    } catch (TimeoutException e) {
      throw silence(patience.toSeconds() + " s passed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw silence("the node stops", e);
    }
  }

  private static LedgerSilence silence(String why, Exception cause) {
    LedgerSilence silence = new LedgerSilence("no answer of the ledger: " + why);
    silence.initCause(cause);
    return silence;
  }
}

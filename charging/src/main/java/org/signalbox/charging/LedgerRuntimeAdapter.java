package org.signalbox.charging;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.LedgerView;
import org.signalbox.ledger.runtime.Admission;
import org.signalbox.ledger.runtime.CommandDraft;
import org.signalbox.ledger.runtime.LedgerAnswer;
import org.signalbox.ledger.runtime.LedgerRuntime;
import org.signalbox.ledger.runtime.LedgerUnavailable;

/** The ledger of this process. Any thread that may wait. */
public final class LedgerRuntimeAdapter implements LedgerPort {

  /** Far longer than any sync of a disk that works. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final LedgerRuntime ledger;
  private final Duration projectionPatience;
  private final AtomicLong lastCdr;

  /**
   * @param projectionPatience how long a client that reads what it wrote waits for the projector
   */
  public LedgerRuntimeAdapter(LedgerRuntime ledger, Duration projectionPatience) {
    this.ledger = ledger;
    this.projectionPatience = projectionPatience;
    // Which of what was executed before the start made CDRs nobody knows: all of it is waited for.
    this.lastCdr = new AtomicLong(ledger.status().position());
  }

  @Override
  public Receipt ask(CommandDraft draft, Admission admission) {
    return switch (await(ledger.ask(draft, admission))) {
      case LedgerAnswer.Executed executed -> {
        boolean hasCdr =
            executed.records().stream().anyMatch(LedgerRecord.SessionClosed.class::isInstance);
        if (hasCdr) {
          lastCdr.accumulateAndGet(executed.position(), Math::max);
        }
        yield new Receipt(executed.position(), executed.reply(), executed.records());
      }
      case LedgerAnswer.NotTaken notTaken ->
          throw new LedgerUnavailable(notTaken.reason(), notTaken.detail());
    };
  }

  @Override
  public <T> T read(Function<LedgerView, T> question) {
    return await(ledger.read(question));
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
    return awaitProjected(lastCdr.get());
  }

  @Override
  public long position() {
    return ledger.status().position();
  }

  private static <T> T await(CompletableFuture<T> answer) {
    try {
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      throw new IllegalStateException("the ledger fails with nothing but these", e);
    } catch (TimeoutException e) {
      throw silence(PATIENCE.toSeconds() + " s passed", e);
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

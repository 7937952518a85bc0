package org.signalbox.app.internal.node;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.signalbox.charging.statement.AccountHistoryPort;
import org.signalbox.core.OperatorFault;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.runtime.LedgerRuntime;
import org.signalbox.ledger.runtime.LedgerUnavailable;
import org.signalbox.ledger.runtime.history.HistoryItem;
import org.signalbox.ledger.runtime.history.HistoryProjector;

/**
 * The history of a ledger that runs: first the account as it is, then the history up to that very
 * moment. Any thread that may wait.
 */
final class RunningHistoryAdapter implements AccountHistoryPort {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final LedgerRuntime ledger;
  private final HistoryProjector history;

  RunningHistoryAdapter(LedgerRuntime ledger, HistoryProjector history) {
    this.ledger = ledger;
    this.history = history;
  }

  @Override
  public Standing read(AccountId account, Consumer<HistoryItem> items) {
    try {
      // Asked on the ledger's thread, between two batches: position and account are of one moment.
      Standing now =
          ledger
              .read(view -> new Standing(ledger.status().position(), view.account(account)))
              .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (!ledger.awaitProjected(HistoryProjector.NAME, now.position(), PATIENCE)) {
        throw new OperatorFault("the history is behind the ledger: " + ledger.status());
      }
      history.read(
          account,
          item -> {
            if (item.place().position() <= now.position()) {
              items.accept(item);
            }
          });
      return now;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LedgerUnavailable refused) {
        throw new OperatorFault(String.valueOf(refused.getMessage()), refused);
      }
      throw new IllegalStateException("a question about an account fails with nothing else", e);
    } catch (TimeoutException e) {
      throw new OperatorFault("no answer of the ledger within " + PATIENCE.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperatorFault("the node stops", e);
    }
  }
}

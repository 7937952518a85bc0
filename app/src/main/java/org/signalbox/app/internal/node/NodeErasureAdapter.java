package org.signalbox.app.internal.node;

import java.time.Duration;
import org.signalbox.charging.CdrStore;
import org.signalbox.charging.statement.AccountErasurePort;
import org.signalbox.core.OperatorFault;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.runtime.LedgerRuntime;
import org.signalbox.ledger.runtime.history.HistoryProjector;
import org.signalbox.ledger.runtime.storage.StorageSyncException;

/** Erases an account's names in a ledger that runs, in its history and in its CDRs. Any thread. */
final class NodeErasureAdapter implements AccountErasurePort {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final LedgerRuntime ledger;
  private final HistoryProjector history;
  private final CdrStore cdrs;

  NodeErasureAdapter(LedgerRuntime ledger, HistoryProjector history, CdrStore cdrs) {
    this.ledger = ledger;
    this.history = history;
    this.cdrs = cdrs;
  }

  @Override
  public Erased erase(AccountId account) {
    long position = ledger.status().position();
    // What is still on its way to history, SQL or the outbox would come behind the erasure.
    ledger.status().projectors().forEach(projector -> await(projector.name(), position));
    // First the mark of what is to be deleted. Where the disk has no room for it nothing is erased,
    // and where it ends behind that, asking again finishes what was begun, under the same name.
    ledger.forgetLog(position);
    HistoryProjector.Erasure erasure = eraseHistory(account);
    long rows = cdrs.erase(account.tenant(), account.account(), erasure.pseudonym().account());
    history.erased(account);
    return new Erased(erasure.pseudonym(), erasure.items(), rows, position);
  }

  private HistoryProjector.Erasure eraseHistory(AccountId account) {
    try {
      return history.erase(account);
    } catch (StorageSyncException e) {
      ledger.halt(e);
      throw e;
    }
  }

  private void await(String projector, long position) {
    try {
      if (!ledger.awaitProjected(projector, position, PATIENCE)) {
        throw new OperatorFault(
            projector + " is behind the ledger, nothing was erased: try again later");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OperatorFault("the node stops", e);
    }
  }
}

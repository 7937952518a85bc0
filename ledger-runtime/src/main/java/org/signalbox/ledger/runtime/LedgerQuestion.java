package org.signalbox.ledger.runtime;

import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.signalbox.core.Invariant.BrokenInvariant;
import org.signalbox.ledger.LedgerView;

/**
 * A question about the ledger's state on its way to the ledger's thread and back.
 *
 * @param <T> what it is answered with
 */
final class LedgerQuestion<T> {

  private final Function<LedgerView, T> question;
  private final CompletableFuture<T> answer = new CompletableFuture<>();

  LedgerQuestion(Function<LedgerView, T> question) {
    this.question = question;
  }

  /** Completes on the ledger's thread, or on the asker's where it was refused. */
  CompletableFuture<T> answer() {
    return answer;
  }

  /**
   * Asks. The ledger's thread.
   *
   * @throws BrokenInvariant when the ledger contradicted itself, and must stop
   */
  void answer(LedgerView view) {
    try {
      answer.complete(question.apply(view));
    } catch (BrokenInvariant e) {
      answer.completeExceptionally(e);
      throw e;
    } catch (RuntimeException e) {
      // The boundary to the asker's code: nothing can have changed, so the ledger goes on.
      answer.completeExceptionally(e);
    }
  }

  void refuse(AdmissionRefusal reason) {
    answer.completeExceptionally(new LedgerUnavailable(reason, ""));
  }
}

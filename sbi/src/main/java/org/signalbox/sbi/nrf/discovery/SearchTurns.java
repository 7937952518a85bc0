package org.signalbox.sbi.nrf.discovery;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.signalbox.sbi.http.ProblemDetails;
import org.signalbox.sbi.http.RefusedRequest;
import org.signalbox.sbi.http.SbiResponse;

/**
 * Searches that may take long go one after the other: whoever sends many of them waits for himself,
 * not registrations and short searches for him.
 *
 * <p>Virtual threads wait here, at most {@value #WAITING_MAX} about; more are refused with 503.
 */
final class SearchTurns {

  static final int WAITING_MAX = 16;

  private final Semaphore turn = new Semaphore(1, true);

  /** Searches when it is its turn. */
  SbiResponse take(Supplier<SbiResponse> search) {
    if (waiting() >= WAITING_MAX) {
      throw new RefusedRequest(
          ProblemDetails.of(503, "NF_CONGESTION", "too many expressions are being searched for"));
    }
    turn.acquireUninterruptibly();
    try {
      return search.get();
    } finally {
      turn.release();
    }
  }

  /** How many wait, about. */
  int waiting() {
    return turn.getQueueLength();
  }
}

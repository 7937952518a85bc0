package org.signalbox.charging.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.signalbox.charging.LedgerPort;
import org.signalbox.ledger.runtime.Admission;
import org.signalbox.ledger.runtime.AdmissionRefusal;
import org.signalbox.ledger.runtime.CommandDraft;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the ledger record usage that nobody pays for: emergency calls, free numbers. They were
 * answered before it was asked, so what it does not take now it is asked again, in order, until it
 * does.
 *
 * <p>Any thread. While something waits, one virtual thread asks again every second; {@value
 * #WAITING_MAX} requests may wait, and what comes above that is told in the log and lost.
 */
final class FreeUsage {

  private static final Logger LOG = LoggerFactory.getLogger(FreeUsage.class);

  private static final int WAITING_MAX = 100_000;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final LedgerPort ledger;
  private final Deque<CommandDraft> waiting = new ArrayDeque<>();
  private boolean isTrying;

  FreeUsage(LedgerPort ledger) {
    this.ledger = ledger;
  }

  /** Whether nobody pays for any of a request, and nothing is asked of the ledger's state. */
  static boolean isFree(SessionRequest request) {
    return !request.services().isEmpty()
        && request.services().stream().allMatch(service -> service.event().isFree());
  }

  /** Has a command recorded, now or as soon as it can be. */
  void keep(CommandDraft draft) {
    synchronized (this) {
      if (isTrying) {
        hold(draft);
        return;
      }
    }
    ledger.submit(draft, Admission.UNDER_WAY, outcome -> told(draft, outcome));
  }

  private void told(CommandDraft draft, LedgerPort.Outcome outcome) {
    boolean isPostponed =
        outcome instanceof LedgerPort.NotTaken notTaken
            && notTaken.reason() != AdmissionRefusal.UNFIT;
    if (!isPostponed) {
      return;
    }
    synchronized (this) {
      hold(draft);
      if (!isTrying) {
        isTrying = true;
        Thread.ofVirtual().name("free-usage").start(this::tryAgain);
      }
    }
  }

  private void hold(CommandDraft draft) {
    if (waiting.size() < WAITING_MAX) {
      waiting.addLast(draft);
    } else {
      LOG.atError().addKeyValue("waiting", waiting.size()).log("record of free usage lost");
    }
  }

  private void tryAgain() {
    try {
      while (true) {
        Thread.sleep(PAUSE);
        if (drained()) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Hands over what waits, in order, until one is not taken; whether nothing is left. */
  private boolean drained() {
    while (true) {
      CommandDraft next;
      synchronized (this) {
        next = waiting.peekFirst();
        if (next == null) {
          isTrying = false;
          return true;
        }
      }
      try {
        ledger.ask(next, Admission.UNDER_WAY);
      } catch (RuntimeException e) {
        // Not taken, or no answer: the same again is harmless.
        return false;
      }
      synchronized (this) {
        waiting.removeFirst();
      }
    }
  }

  /** How many wait. */
  synchronized int waiting() {
    return waiting.size();
  }
}

package org.signalbox.charging.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.signalbox.charging.LedgerPort;
import org.signalbox.charging.LedgerSilence;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.Refusal;
import org.signalbox.ledger.runtime.Admission;
import org.signalbox.ledger.runtime.AdmissionRefusal;
import org.signalbox.ledger.runtime.CommandDraft;
import org.signalbox.ledger.runtime.LedgerUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the ledger record usage that nobody pays for: emergency calls, free numbers. They were
 * answered before it was asked, so what it does not take now it is asked again, in order, until it
 * does.
 *
 * <p>Any thread. While something waits, the ledger is asked again every second, by one at a time;
 * {@value #WAITING_MAX} requests may wait, and what comes above that is told in the log and lost.
 */
final class FreeUsage {

  private static final Logger LOG = LoggerFactory.getLogger(FreeUsage.class);

  private static final int WAITING_MAX = 100_000;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final LedgerPort ledger;
  private final SessionWorkPort work;
  private final Deque<FreeRecord> waiting = new ArrayDeque<>();
  private final LongAdder lost = new LongAdder();
  private boolean isTrying;

  FreeUsage(LedgerPort ledger, SessionWorkPort work) {
    this.ledger = ledger;
    this.work = work;
  }

  /**
   * A command that records usage.
   *
   * @param otherwise where the ledger does not know the session: what was said before is lost, what
   *     is said now need not be
   */
  record FreeRecord(CommandDraft draft, Optional<CommandDraft> otherwise) {}

  /** Has a command recorded, now or as soon as it can be. */
  void keep(FreeRecord kept) {
    synchronized (this) {
      if (isTrying) {
        hold(kept);
        return;
      }
    }
    ledger.submit(kept.draft(), Admission.UNDER_WAY, outcome -> told(kept, outcome));
  }

  private void told(FreeRecord kept, LedgerPort.Outcome outcome) {
    switch (outcome) {
      case LedgerPort.Receipt receipt -> {
        if (isUnknown(receipt)) {
          kept.otherwise().ifPresent(draft -> keep(new FreeRecord(draft, Optional.empty())));
        }
      }
      case LedgerPort.NotTaken notTaken -> {
        if (notTaken.reason() == AdmissionRefusal.UNFIT) {
          lost(notTaken.detail());
        } else {
          postpone(kept);
        }
      }
    }
  }

  /** What can never be logged must not hold up what can. */
  private void lost(String why) {
    lost.increment();
    LOG.atError().addKeyValue("why", why).log("record of free usage lost: it cannot be logged");
  }

  private static boolean isUnknown(LedgerPort.Receipt receipt) {
    return receipt.reply() instanceof LedgerReply.Refused refused
        && refused.reason() == Refusal.SESSION_NOT_FOUND;
  }

  private void postpone(FreeRecord kept) {
    synchronized (this) {
      hold(kept);
      if (!isTrying) {
        isTrying = true;
        tryLater();
      }
    }
  }

  private void hold(FreeRecord kept) {
    if (waiting.size() < WAITING_MAX) {
      waiting.addLast(kept);
    } else {
      lost.increment();
      LOG.atError().addKeyValue("waiting", waiting.size()).log("record of free usage lost");
    }
  }

  private void tryLater() {
    work.after(PAUSE, () -> work.start(this::tryAgain));
  }

  private void tryAgain() {
    if (!drained()) {
      tryLater();
    }
  }

  /** Hands over what waits, in order, until one is not taken; whether nothing is left. */
  private boolean drained() {
    while (true) {
      FreeRecord next;
      synchronized (this) {
        next = waiting.peekFirst();
        if (next == null) {
          isTrying = false;
          return true;
        }
      }
      try {
        LedgerPort.Receipt receipt = ledger.ask(next.draft(), Admission.UNDER_WAY);
        if (isUnknown(receipt) && next.otherwise().isPresent()) {
          ledger.ask(next.otherwise().get(), Admission.UNDER_WAY);
        }
      } catch (LedgerUnavailable e) {
        if (e.reason() != AdmissionRefusal.UNFIT) {
          return false;
        }
        lost(String.valueOf(e.getMessage()));
      } catch (LedgerSilence e) {
        // No answer: the same again is harmless.
        return false;
      } catch (RuntimeException e) {
        // The boundary of the thread: a fault of ours is told, and the records stay.
        LOG.atError().setCause(e).log("records of free usage wait behind one that failed");
        return false;
      }
      synchronized (this) {
        waiting.removeFirst();
      }
    }
  }

  /** How many were lost. */
  long lost() {
    return lost.sum();
  }

  /** How many wait. */
  synchronized int waiting() {
    return waiting.size();
  }
}

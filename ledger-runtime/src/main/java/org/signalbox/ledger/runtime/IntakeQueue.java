package org.signalbox.ledger.runtime;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** What waits to be taken in. Any thread adds, the ledger's thread takes; bounded. */
final class IntakeQueue {

  private final BlockingQueue<Waiting> waiting;

  /**
   * A submission in the queue.
   *
   * @param since when it came, in monotonic nanoseconds
   */
  record Waiting(LedgerSubmission submission, long since) {}

  IntakeQueue(int most) {
    waiting = new ArrayBlockingQueue<>(most);
  }

  /** False when the queue is full. */
  boolean offer(Waiting submission) {
    return waiting.offer(submission);
  }

  /**
   * Takes what waits.
   *
   * @param most submissions taken at once
   * @param atMost how long to wait for the first
   */
  void drain(List<Waiting> into, int most, Duration atMost) throws InterruptedException {
    if (waiting.drainTo(into, most) == 0 && atMost.isPositive()) {
      Waiting first = waiting.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
      if (first != null) {
        into.add(first);
        waiting.drainTo(into, most - 1);
      }
    }
  }

  /** Takes a submission back; false when it was taken already. */
  boolean remove(Waiting submission) {
    return waiting.remove(submission);
  }

  int size() {
    return waiting.size();
  }
}

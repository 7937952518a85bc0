package org.signalbox.ledger.runtime;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** What waits to be taken in. Any thread adds, the ledger's thread takes; bounded. */
final class IntakeQueue {

  private final BlockingQueue<Waiting> waiting;

  /** What is in the queue. */
  sealed interface Waiting {}

  /**
   * A command to be logged.
   *
   * @param since when it came, in monotonic nanoseconds
   */
  record Submitted(LedgerSubmission submission, long since) implements Waiting {}

  /** A question about the state; sees what was submitted before it. */
  record Asked(LedgerQuestion<?> question) implements Waiting {}

  IntakeQueue(int most) {
    waiting = new ArrayBlockingQueue<>(most);
  }

  /** False when the queue is full. */
  boolean offer(Waiting next) {
    return waiting.offer(next);
  }

  /**
   * Takes what waits.
   *
   * @param most taken at once
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

  /** Takes something back; false when it was taken already. */
  boolean remove(Waiting next) {
    return waiting.remove(next);
  }

  int size() {
    return waiting.size();
  }
}

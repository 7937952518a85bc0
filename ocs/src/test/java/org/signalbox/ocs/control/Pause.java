package org.signalbox.ocs.control;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Holds a thread up until a test lets it go. */
final class Pause {

  private static final long PATIENCE_SECONDS = 30;

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  /** Waits for the end; the thread that is held up. */
  void hold() {
    begun.countDown();
    await(ended, "the pause does not end");
  }

  /** Returns when a thread is held up. */
  Pause awaitBegun() {
    await(begun, "nobody comes to the pause");
    return this;
  }

  /** Lets the thread go. */
  void end() {
    ended.countDown();
  }

  private static void await(CountDownLatch latch, String otherwise) {
    try {
      if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError(otherwise);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

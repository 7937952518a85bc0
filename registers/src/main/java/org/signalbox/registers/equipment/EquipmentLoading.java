package org.signalbox.registers.equipment;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads the register on a thread of its own, again and again until it succeeds, with a pause that
 * grows from one second to thirty. Asked from any thread.
 */
public final class EquipmentLoading implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EquipmentLoading.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /** How far it is. */
  public enum State {
    /** An attempt is under way. */
    LOADING,
    /** The last attempt failed, the next one comes. */
    FAILED,
    /** Checks are answered. */
    LOADED
  }

  private final Runnable load;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile CompletableFuture<Boolean> attempt = new CompletableFuture<>();
  private volatile boolean isDone;

  /**
   * @param load loads everything, or fails and has changed nothing
   */
  EquipmentLoading(Runnable load) {
    this.load = load;
  }

  void start() {
    Thread.ofPlatform().name("equipment-loader").daemon().start(this::run);
  }

  private void run() {
    Duration pause = FIRST_PAUSE;
    while (!isClosedWithin(Duration.ZERO) && !isLoadedNow() && !isClosedWithin(pause)) {
      Duration twice = pause.multipliedBy(2);
      pause = twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
      attempt = new CompletableFuture<>();
    }
  }

  private boolean isLoadedNow() {
    try {
      load.run();
      isDone = true;
      attempt.complete(true);
    } catch (RuntimeException e) {
      // The boundary of the loader's thread: whoever waits for it is told.
      if (!isClosedWithin(Duration.ZERO)) {
        LOG.atError()
            .setCause(e)
            .log("equipment register not loaded, checks are refused; it is tried again");
      }
      attempt.completeExceptionally(e);
    }
    return isDone;
  }

  private boolean isClosedWithin(Duration time) {
    try {
      return closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  State state() {
    if (isDone) {
      return State.LOADED;
    }
    return attempt.isCompletedExceptionally() ? State.FAILED : State.LOADING;
  }

  boolean isDone() {
    return isDone;
  }

  void await() {
    try {
      attempt.join();
    } catch (CompletionException e) {
      throw new EquipmentStorageFailure(e.getCause() == null ? e : e.getCause());
    }
  }

  /** Tries no more. */
  @Override
  public void close() {
    closed.countDown();
  }
}

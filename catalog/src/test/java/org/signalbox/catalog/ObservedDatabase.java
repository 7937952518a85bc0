package org.signalbox.catalog;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.signalbox.sql.Database;
import org.signalbox.testsupport.sql.WatchedDatabase;

/** Counts writes, holds one, or fails some. */
public final class ObservedDatabase extends WatchedDatabase {

  private final AtomicInteger submitted = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile CountDownLatch reached = new CountDownLatch(0);

  public ObservedDatabase(Database real) {
    super(real);
  }

  /** The next writes fail, this many. */
  public void failNext(int writes) {
    failures.set(writes);
  }

  /** Holds the next write until {@link #release}. */
  public void hold() {
    reached = new CountDownLatch(1);
    gate = new CountDownLatch(1);
  }

  /** Waits until a write is held. */
  public void awaitHeld() throws InterruptedException {
    reached.await();
  }

  public void release() {
    gate.countDown();
  }

  /** Transactions asked for so far. */
  public int submitted() {
    return submitted.get();
  }

  @Override
  public <T> CompletableFuture<T> submit(Work<T> work) {
    submitted.incrementAndGet();
    reached.countDown();
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (failures.getAndUpdate(left -> Math.max(left - 1, 0)) > 0) {
      return CompletableFuture.failedFuture(new SQLException("disk I/O error"));
    }
    return write(work);
  }
}

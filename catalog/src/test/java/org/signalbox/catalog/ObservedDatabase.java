package org.signalbox.catalog;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.signalbox.sql.Database;
import org.signalbox.sql.SqlDialect;
import org.signalbox.sql.SqlWriter;

/** A real database whose writer counts, waits or fails as a test says. */
public final class ObservedDatabase implements Database, SqlWriter {

  private final Database real;
  private final AtomicInteger submitted = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private volatile CountDownLatch reached = new CountDownLatch(0);

  public ObservedDatabase(Database real) {
    this.real = real;
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
    return real.writer().submit(work);
  }

  @Override
  public int waiting() {
    return real.writer().waiting();
  }

  @Override
  public SqlDialect dialect() {
    return real.dialect();
  }

  @Override
  public DataSource readers() {
    return real.readers();
  }

  @Override
  public SqlWriter writer() {
    return this;
  }

  @Override
  public void close() {
    real.close();
  }
}

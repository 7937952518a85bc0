package org.signalbox.sql.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Has the system write what SQLite wrote, each millisecond of a long transaction that cannot wait.
 * Else it is written when SQLite syncs, tens of megabytes at once: a sync of any other file waits
 * behind them, and so does the next transaction, which falls behind ({@code
 * docs/decisions/0016-what-a-ccr-costs.md}).
 *
 * <p>It durably stores nothing: SQLite syncs as before, and finds little left to be written. Nor
 * does it take the news of a write that failed from that sync.
 *
 * <p>The thread {@code sql-writeback}, which rests between transactions.
 */
final class SqliteWriteback implements AutoCloseable {

  private static final Duration EVERY = Duration.ofMillis(1);

  private final DiskPort disk;
  private final Path log;
  private final DiskPort.OpenFile database;
  private final Thread thread;

  /** Of the transaction under way. */
  private volatile Optional<BooleanSupplier> isHurried = Optional.empty();

  private volatile boolean isClosed;

  /**
   * @param log SQLite's, which is there while a connection is
   * @param database open until this is closed
   */
  SqliteWriteback(DiskPort disk, Path log, DiskPort.OpenFile database) {
    this.disk = disk;
    this.log = log;
    this.database = database;
    this.thread = Thread.ofPlatform().name("sql-writeback").daemon().start(this::run);
  }

  /**
   * A long transaction begins. The writer's thread.
   *
   * @param hurried whether it cannot wait; asked each millisecond
   */
  void begin(BooleanSupplier hurried) {
    isHurried = Optional.of(hurried);
    LockSupport.unpark(thread);
  }

  /** It was committed, or rolled back. The writer's thread. */
  void end() {
    isHurried = Optional.empty();
  }

  private void run() {
    while (!isClosed) {
      if (isHurried.isEmpty()) {
        LockSupport.park(this);
      } else {
        write();
      }
    }
  }

  private void write() {
    // Closing it takes none of SQLite's locks: those are of the database and of the index.
    try (DiskPort.OpenFile opened = disk.open(log)) {
      Optional<BooleanSupplier> current = isHurried;
      while (current.isPresent() && !isClosed) {
        if (current.get().getAsBoolean()) {
          database.beginWriting();
          opened.beginWriting();
        }
        LockSupport.parkNanos(this, EVERY.toNanos());
        current = isHurried;
      }
    } catch (IOException e) {
      // Not early, then: the sync will tell what is wrong.
      LockSupport.parkNanos(this, EVERY.toNanos());
    }
  }

  @Override
  public void close() {
    isClosed = true;
    LockSupport.unpark(thread);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package org.signalbox.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/**
 * The one writer of a database. Work that waits while a commit is synced goes into the next commit
 * together, so the cost of a sync is shared.
 *
 * <p>Any thread may submit. The queue is bounded; a full queue refuses with {@link
 * WriterOverloaded}.
 */
public interface SqlWriter {

  /**
   * Runs work inside a transaction, on the writer's thread.
   *
   * @param work must not commit, roll back or close the connection, and must be repeatable: when a
   *     piece of a batch fails, the batch is rolled back and each piece is run again in a
   *     transaction of its own
   * @return completes after the commit is durable; exceptionally when the work or the commit
   *     failed, and then nothing of it was stored, unless the connection to a server broke during
   *     the commit: then nobody knows, and the work must be safe to submit again
   * @throws WriterOverloaded when the queue is full
   */
  <T> CompletableFuture<T> submit(Work<T> work);

  /**
   * The same for work that can wait while nobody else does. Readers may see it some time before it
   * is durable and this completes.
   *
   * @param isHurried whether it no longer can; asked by any thread, often
   */
  default <T> CompletableFuture<T> submit(Work<T> work, BooleanSupplier isHurried) {
    return submit(work);
  }

  /** Pieces of work that cannot wait and are not done; a gauge. */
  int waiting();

  /** A piece of work. */
  @FunctionalInterface
  interface Work<T> {
    T run(Connection connection) throws SQLException;
  }

  /** The queue of the writer is full. */
  final class WriterOverloaded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WriterOverloaded(int waiting) {
      super(waiting + " writes are waiting for the database");
    }
  }
}

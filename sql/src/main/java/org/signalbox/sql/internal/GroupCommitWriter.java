package org.signalbox.sql.internal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.signalbox.core.PatiencePort;
import org.signalbox.core.PatiencePort.Patience;
import org.signalbox.sql.SqlWriter;

/**
 * Runs all writes on one platform thread, in batches of whatever waited while the last commit was
 * synced. There is no delay to fill a batch: a lone write is committed at once.
 *
 * <p>A piece of work that fails must not take its neighbours with it. The batch is rolled back and
 * its pieces run again one by one, so only the faulty one fails. A commit that fails is not run
 * again: on a server it may have happened.
 *
 * <p>Queue: {@value #QUEUE_CAPACITY} pieces; a further one is refused.
 */
final class GroupCommitWriter implements SqlWriter {

  static final int QUEUE_CAPACITY = 16_384;
  private static final int BATCH_LIMIT = 1_024;

  private final BlockingQueue<Piece<?>> queue = new ArrayBlockingQueue<>(QUEUE_CAPACITY);
  private final DataSource connections;
  private final StorageFaults faults;
  private final SlowCommit slowCommit;
  private final Thread thread;

  /** Pieces that cannot wait and are not done. */
  private final AtomicInteger pressing = new AtomicInteger();

  /**
   * Pieces that can wait, at times, and are not done: of the batch under way, of the queue, and
   * those about to be refused. Without a lock: see {@link #canWait}.
   */
  private final Queue<Piece<?>> patient = new ConcurrentLinkedQueue<>();

  /** Whether a piece of the batch under way can wait, at times. */
  private volatile boolean isTakingTime;

  private volatile boolean closing;
  private volatile boolean ended;

  /** Used by the writer's thread alone. */
  private @Nullable Connection connection;

  /** The writer's thread. */
  private Patience own = Patience.NONE;

  /** Whether what is committed is not on the disk yet. The writer's thread. */
  private boolean isSlow;

  /**
   * @param patience told of the writer's thread: where all of a batch can wait, and all behind it,
   *     it can
   * @param slowCommit brings such a batch, which is long, onto the disk
   */
  GroupCommitWriter(
      DataSource connections, StorageFaults faults, PatiencePort patience, SlowCommit slowCommit) {
    this.connections = connections;
    this.faults = faults;
    this.slowCommit = slowCommit;
    this.thread = Thread.ofPlatform().name("sql-writer").start(() -> run(patience));
  }

  @Override
  public <T> CompletableFuture<T> submit(Work<T> work) {
    return submit(new Piece<>(work, Optional.empty()));
  }

  @Override
  public <T> CompletableFuture<T> submit(Work<T> work, BooleanSupplier isHurried) {
    return submit(new Piece<>(work, Optional.of(isHurried)));
  }

  private <T> CompletableFuture<T> submit(Piece<T> piece) {
    if (closing) {
      piece.fail(new IllegalStateException("the database is closed"));
      return piece.outcome;
    }
    if (!queue.offer(piece)) {
      piece.leave();
      throw new WriterOverloaded(queue.size());
    }
    if (ended) {
      // It came in behind the last look into the queue.
      failWaiting();
    }
    return piece.outcome;
  }

  @Override
  public int waiting() {
    return pressing.get();
  }

  /** Waits for what was submitted before, also where the queue is full of it; ends the thread. */
  void close() {
    closing = true;
    Piece<Boolean> last = new Piece<>(c -> true, Optional.empty());
    try {
      queue.put(last);
      if (ended) {
        failWaiting();
      }
      last.outcome.handle((done, failure) -> done).join();
      thread.interrupt();
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Whether the batch under way can wait. Not where what came after it cannot: that stands behind
   * it. Any thread, also one that must not wait for a thread behind all others, as the writer's may
   * be.
   */
  private boolean canWait() {
    return isTakingTime
        && !closing
        && pressing.get() == 0
        && patient.stream().noneMatch(Piece::isHurried);
  }

  private void run(PatiencePort patience) {
    own = patience.enter(this::canWait);
    List<Piece<?>> batch = new ArrayList<>(BATCH_LIMIT);
    try {
      while (true) {
        batch.clear();
        batch.add(queue.take());
        queue.drainTo(batch, BATCH_LIMIT - 1);
        if (batch.stream().anyMatch(piece -> piece.hurried.isPresent())) {
          takeTime(batch);
        } else {
          execute(batch);
        }
      }
    } catch (InterruptedException e) {
      // Asked to end by close(), after the last piece it waits for.
    } catch (Error e) {
      // Nobody would write any more: whoever started this decides, and the waiting are not kept.
      faults.ended(e);
      batch.forEach(piece -> piece.fail(e));
      throw e;
    } finally {
      ended = true;
      discardConnection();
      failWaiting();
    }
  }

  private void takeTime(List<Piece<?>> batch) {
    // Before it may be behind all others: a thread that begins there would stay there.
    slowCommit.follow(() -> !canWait());
    isTakingTime = true;
    try {
      own.relax();
      if (canWait()) {
        beginSlowly();
      }
      execute(batch);
      endSlowly();
    } finally {
      slowCommit.unfollow();
      hurry();
    }
  }

  /** Back among ordinary threads. */
  private void hurry() {
    isTakingTime = false;
    own.hurry();
  }

  private void beginSlowly() {
    try {
      isSlow = slowCommit.begin(connection());
    } catch (SQLException e) {
      // Not slowly, then; what is wrong is seen by the batch.
      discardConnection();
    }
  }

  private void endSlowly() {
    if (!isSlow) {
      return;
    }
    isSlow = false;
    try {
      slowCommit.end(connection());
    } catch (SQLException e) {
      // A new one syncs each commit.
      discardConnection();
    }
  }

  private void failWaiting() {
    Piece<?> piece = queue.poll();
    while (piece != null) {
      piece.fail(new IllegalStateException("the database is closed"));
      piece = queue.poll();
    }
  }

  private void execute(List<Piece<?>> batch) {
    if (runTogether(batch)) {
      commit(batch);
      return;
    }
    for (Piece<?> piece : batch) {
      executeAlone(piece);
    }
  }

  /** Runs all pieces in the open transaction; false when one failed and all was rolled back. */
  private boolean runTogether(List<Piece<?>> batch) {
    if (batch.size() == 1) {
      executeAlone(batch.getFirst());
      batch.clear();
      return true;
    }
    try {
      Connection current = connection();
      for (Piece<?> piece : batch) {
        piece.run(current);
      }
      return true;
    } catch (SQLException | RuntimeException e) {
      rollBack(e);
      return false;
    }
  }

  private void executeAlone(Piece<?> piece) {
    try {
      piece.run(connection());
    } catch (SQLException | RuntimeException e) {
      rollBack(e);
      piece.fail(e);
      return;
    }
    commit(List.of(piece));
  }

  private void commit(List<Piece<?>> pieces) {
    if (pieces.isEmpty()) {
      return;
    }
    try {
      connection().commit();
      if (isSlow) {
        slowCommit.settle(() -> !canWait());
      }
    } catch (SQLException e) {
      rollBack(e);
      pieces.forEach(piece -> piece.fail(e));
      return;
    }
    pieces.forEach(Piece::succeed);
  }

  private Connection connection() throws SQLException {
    Connection current = connection;
    if (current == null) {
      current = connections.getConnection();
      current.setAutoCommit(false);
      connection = current;
    }
    return current;
  }

  private void rollBack(Throwable reason) {
    // It may end the process, and tell why.
    hurry();
    faults.look(reason);
    Connection current = connection;
    if (current == null) {
      return;
    }
    try {
      current.rollback();
    } catch (SQLException e) {
      reason.addSuppressed(e);
      discardConnection();
    }
  }

  private void discardConnection() {
    Connection current = connection;
    connection = null;
    if (current != null) {
      try {
        current.close();
      } catch (SQLException e) {
        // The connection is given up; what it could not tell any more is of no use.
      }
    }
  }

  /** Work with the promise that its submitter holds. */
  private final class Piece<T> {
    private final Work<T> work;

    /** Whether it cannot wait any more; empty where it never can. */
    private final Optional<BooleanSupplier> hurried;

    private final CompletableFuture<T> outcome = new CompletableFuture<>();
    private @Nullable T result;
    private boolean isDone;

    Piece(Work<T> work, Optional<BooleanSupplier> hurried) {
      this.work = work;
      this.hurried = hurried;
      if (hurried.isEmpty()) {
        pressing.incrementAndGet();
      } else {
        patient.add(this);
      }
    }

    boolean isHurried() {
      return hurried.map(BooleanSupplier::getAsBoolean).orElse(true);
    }

    void run(Connection connection) throws SQLException {
      result = work.run(connection);
    }

    @SuppressWarnings("NullAway") // set by run(), which went before; a Work<Void> gives null
    void succeed() {
      leave();
      outcome.complete(result);
    }

    void fail(Throwable reason) {
      leave();
      outcome.completeExceptionally(reason);
    }

    /** It is done, or will not be. */
    void leave() {
      if (isDone) {
        return;
      }
      isDone = true;
      if (hurried.isEmpty()) {
        pressing.decrementAndGet();
      } else {
        patient.remove(this);
      }
    }
  }
}

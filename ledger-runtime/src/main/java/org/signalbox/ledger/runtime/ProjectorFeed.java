package org.signalbox.ledger.runtime;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for one projector, between the ledger's thread, which adds, and the projector's, which
 * takes.
 *
 * <p>Bounded: the ledger refuses new work when {@link #waiting} passes its limit, and everything at
 * twice the limit, so what is held stays below that and one batch of the ledger more.
 */
public final class ProjectorFeed {

  /** Records of one batch, about. */
  private static final int BATCH_RECORDS = 4_096;

  /** Positions without any record after which the projector is told its position all the same. */
  private static final long SILENT_POSITIONS = 1_000;

  private final LedgerProjectorPort projector;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<ProjectorBatch> waiting = new ArrayDeque<>();
  private int waitingRecords;
  private long offered;
  private volatile long position;
  private volatile Optional<String> fault = Optional.empty();

  ProjectorFeed(LedgerProjectorPort projector) {
    this.projector = projector;
    this.position = projector.position();
    this.offered = position;
  }

  /** The projector's name. */
  public String name() {
    return projector.name();
  }

  /** All records up to this position are stored. Any thread. */
  public long position() {
    return position;
  }

  /** Why the last batch was not stored; empty when it was. Any thread. */
  public Optional<String> fault() {
    return fault;
  }

  /** Records that wait. Any thread. */
  public int waiting() {
    lock.lock();
    try {
      return waitingRecords;
    } finally {
      lock.unlock();
    }
  }

  /** Adds what was executed; what the projector has stored before is left out. */
  void offer(ProjectorBatch executed) {
    lock.lock();
    try {
      if (executed.upTo() <= offered) {
        return;
      }
      long known = offered;
      List<PositionedRecord> fresh =
          executed.records().isEmpty() || executed.records().getFirst().position() > known
              ? executed.records()
              : executed.records().stream().filter(record -> record.position() > known).toList();
      waiting.addLast(new ProjectorBatch(fresh, executed.upTo()));
      waitingRecords += fresh.size();
      offered = executed.upTo();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Has the projector store one batch of what waits. The projector's thread.
   *
   * @return whether there was something and it was stored
   */
  public boolean step() {
    try {
      if (fault.isPresent()) {
        // The batch that failed may have been stored before its answer was lost.
        drop(projector.position());
      }
      Optional<ProjectorBatch> batch = peek();
      batch.ifPresent(projector::project);
      fault = Optional.empty();
      batch.ifPresent(stored -> drop(stored.upTo()));
      return batch.isPresent();
    } catch (RuntimeException e) {
      // A boundary: a database that is away must not end the projector, which tries again.
      fault = Optional.of(String.valueOf(e.getMessage()));
      return false;
    }
  }

  /** What waits, up to a bound, as one batch; empty when it is not worth one yet. */
  private Optional<ProjectorBatch> peek() {
    lock.lock();
    try {
      boolean isWorthIt = waitingRecords > 0 || offered - position >= SILENT_POSITIONS;
      if (!isWorthIt || waiting.isEmpty()) {
        return Optional.empty();
      }
      List<PositionedRecord> records = new ArrayList<>();
      long upTo = position;
      for (ProjectorBatch batch : waiting) {
        records.addAll(batch.records());
        upTo = batch.upTo();
        if (records.size() >= BATCH_RECORDS) {
          break;
        }
      }
      return Optional.of(new ProjectorBatch(records, upTo));
    } finally {
      lock.unlock();
    }
  }

  private void drop(long upTo) {
    lock.lock();
    try {
      while (!waiting.isEmpty() && waiting.getFirst().upTo() <= upTo) {
        waitingRecords -= waiting.removeFirst().records().size();
      }
      position = Math.max(position, upTo);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until something is added, a projector's idle wait. */
  void awaitWork(Duration atMost) throws InterruptedException {
    long left = atMost.toNanos();
    lock.lock();
    try {
      while (waitingRecords == 0 && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until the projector has stored all records up to a position, so that a client reads what
   * it wrote. Not for an event loop.
   *
   * @return false when it had not within the time
   */
  public boolean await(long wanted, Duration atMost) throws InterruptedException {
    long left = atMost.toNanos();
    lock.lock();
    try {
      while (position < wanted && left > 0) {
        left = changed.awaitNanos(left);
      }
      return position >= wanted;
    } finally {
      lock.unlock();
    }
  }
}

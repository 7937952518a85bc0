package org.signalbox.ledger.runtime;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.signalbox.core.PatiencePort;
import org.signalbox.core.PatiencePort.Patience;
import org.signalbox.ledger.runtime.storage.StorageSyncException;

/**
 * What waits for one projector, between the ledger's thread, which adds, and the projector's, which
 * takes.
 *
 * <p><b>Far behind.</b> The ledger never waits for a projector. When more records wait than may,
 * all are let go and the projector catches up: a {@link LogReplay} makes the records again from the
 * log. Once that is close to the ledger, records are kept again from there on (the joint), and
 * where the replay has come to the joint the projector goes on with what was kept. So memory is
 * bounded and the disk holds the rest, which it holds anyway: the log is kept behind the slowest
 * projector.
 */
public final class ProjectorFeed {

  /** Records of one batch, about. */
  static final int BATCH_RECORDS = 8_192;

  /** Positions without a record it wants after which the projector is told its position. */
  private static final long SILENT_POSITIONS = 20_000;

  /** A replay that is so many positions behind has records kept again. */
  private static final long CLOSE_POSITIONS = 4_000;

  private static final long NO_JOINT = -1;

  /** Of the batch under way and behind it: one and a half, else one in two would end in a hurry. */
  private static final int PRESSING_RECORDS = 5 * BATCH_RECORDS / 2;

  /** A batch of fewer records is no load. */
  private static final int GATHERED_FROM = 64;

  private final LedgerProjectorPort projector;
  private final LongFunction<LogReplay> replays;
  private final int recordsMax;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<ProjectorBatch> waiting = new ArrayDeque<>();
  private int waitingRecords;
  private long offered;
  private long joint = NO_JOINT;
  private long asked;
  private long settledAt;
  private boolean gathering;
  private int awaiting;
  private volatile boolean catchingUp;
  private volatile long position;
  private volatile Optional<String> fault = Optional.empty();

  /** Of the projector's thread: the replay, and what it made that is not stored yet. */
  private @Nullable LogReplay replay;

  private @Nullable ProjectorBatch replayed;

  /** Records of the last batch. The projector's thread. */
  private int stored;

  private volatile boolean isProjecting;

  /** Of what the lock guards: somebody waits, or more than one batch behind the one under way. */
  private volatile boolean isPressed;

  /** The batch under way began late: half another was behind it then. */
  private volatile boolean isLate;

  private volatile boolean isStopping;
  private Patience patience = Patience.NONE;

  /**
   * Where a feed begins.
   *
   * @param position after which the ledger will offer records
   * @param recordsMax records that may wait
   */
  record Start(long position, int recordsMax) {}

  /**
   * @param replays makes the records behind a position again
   */
  ProjectorFeed(LedgerProjectorPort projector, LongFunction<LogReplay> replays, Start start) {
    this.projector = projector;
    this.replays = replays;
    this.recordsMax = start.recordsMax();
    this.position = projector.position();
    this.offered = Math.max(position, start.position());
    this.catchingUp = position < start.position();
  }

  /** The projector's name. */
  public String name() {
    return projector.name();
  }

  /** All records up to this position are stored. Any thread. */
  public long position() {
    return position;
  }

  /** What is stored up to this position survives a power cut. Any thread. */
  public long durablePosition() {
    return projector.durable(position);
  }

  /** Why the last batch was not stored; empty when it was. Any thread. */
  public Optional<String> fault() {
    return fault;
  }

  /** Whether it fell too far behind, and its records are made again from the log. Any thread. */
  public boolean isCatchingUp() {
    return catchingUp;
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

  /** Positions from the first whose records wait up to the last executed; 0 when none do. */
  long lag() {
    lock.lock();
    try {
      if (catchingUp) {
        return offered - position;
      }
      for (ProjectorBatch batch : waiting) {
        if (!batch.records().isEmpty()) {
          return offered - batch.records().getFirst().position() + 1;
        }
      }
      return 0;
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
      if (!catchingUp || joint != NO_JOINT) {
        keep(executed);
      }
      offered = executed.upTo();
      // Else it would wake up for each commit: what it does not want is none of its work.
      if (gathering ? waitingRecords >= BATCH_RECORDS : hasWork()) {
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private void press() {
    isPressed = awaiting > 0 || waitingRecords >= PRESSING_RECORDS;
  }

  private void keep(ProjectorBatch executed) {
    long known = offered;
    List<PositionedRecord> wanted = new ArrayList<>();
    for (PositionedRecord record : executed.records()) {
      if (record.position() > known && projector.wants(record.record())) {
        wanted.add(record);
      }
    }
    if (wanted.isEmpty() && !waiting.isEmpty() && waiting.getLast().records().isEmpty()) {
      // What is not wanted takes no room, however long it goes on.
      waiting.removeLast();
    }
    waiting.addLast(new ProjectorBatch(wanted, executed.upTo()));
    waitingRecords += wanted.size();
    press();
    if (waitingRecords > recordsMax) {
      waiting.clear();
      waitingRecords = 0;
      press();
      joint = NO_JOINT;
      catchingUp = true;
    }
  }

  /**
   * Has the projector store a position, even where nothing happened up to it, so that it survives a
   * power cut: a start from a snapshot that a projector has not passed makes that one's records
   * anew, and the log and the snapshots before it are kept that long. Any thread.
   */
  void want(long snapshot) {
    lock.lock();
    try {
      asked = Math.max(asked, snapshot);
      settledAt = Math.max(settledAt, snapshot);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Has the projector store one batch of what waits. The projector's thread.
   *
   * @return whether there was something and it was stored
   * @throws StorageSyncException when a file of the projector could not be synced: the process must
   *     end then
   */
  public boolean step() {
    try {
      if (fault.isPresent()) {
        // The batch that failed may have been stored before its answer was lost.
        drop(projector.position());
      }
      Optional<ProjectorBatch> batch = catchingUp ? replayed() : peek();
      batch.ifPresent(this::project);
      stored = batch.map(done -> done.records().size()).orElse(0);
      fault = Optional.empty();
      batch.ifPresent(done -> drop(done.upTo()));
      settle();
      return batch.isPresent();
    } catch (StorageSyncException e) {
      throw e;
    } catch (RuntimeException e) {
      // A boundary: a database that is away must not end the projector, which tries again.
      fault = Optional.of(String.valueOf(e.getMessage()));
      return false;
    }
  }

  private void project(ProjectorBatch batch) {
    isProjecting = true;
    try {
      patience.relax();
      projector.project(batch, this::isHurried);
    } finally {
      isProjecting = false;
      // The ledger's thread waits for this one wherever it holds the lock.
      patience.hurry();
    }
  }

  /** Its thread, the calling one, works from now on. */
  void begin(PatiencePort told) {
    patience = told.enter(() -> isProjecting && !isHurried() && projector.canWait());
  }

  /** Has the projector put on the disk what a snapshot waits for, once it has stored that. */
  private void settle() {
    long wanted = wantedToSettle();
    if (wanted > 0) {
      projector.settle();
      lock.lock();
      try {
        settledAt = settledAt > wanted ? settledAt : 0;
      } finally {
        lock.unlock();
      }
    }
  }

  private long wantedToSettle() {
    lock.lock();
    try {
      return settledAt <= position ? settledAt : 0;
    } finally {
      lock.unlock();
    }
  }

  /** Who stops the ledger waits for all that is still to be stored, from now on. Any thread. */
  void hurryToStop() {
    isStopping = true;
  }

  /** Tells the projector that nothing comes any more. The projector's thread. */
  void stop() {
    projector.stopped();
  }

  /** What waits, up to a bound, as one batch; empty when it is not worth one yet. */
  private Optional<ProjectorBatch> peek() {
    lock.lock();
    try {
      boolean isWorthIt = hasWork() || offered - position >= SILENT_POSITIONS;
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
      // Who takes its time now would be pressed in the midst of it, and never catch up.
      isLate = waitingRecords - records.size() >= BATCH_RECORDS / 2;
      return Optional.of(new ProjectorBatch(records, upTo));
    } finally {
      lock.unlock();
    }
  }

  /** The next batch of the replay; empty when the projector has come to the joint. */
  private Optional<ProjectorBatch> replayed() {
    ProjectorBatch unstored = replayed;
    if (unstored != null) {
      return Optional.of(unstored);
    }
    LogReplay running = replay;
    if (running == null) {
      running = replays.apply(position);
      replay = running;
    }
    long upTo = replayUpTo(running.position());
    if (!catchingUp) {
      return Optional.empty();
    }
    // One that fails half way has executed what nobody was given: the next begins anew.
    replay = null;
    ProjectorBatch next = running.next(upTo, projector::wants);
    replay = running;
    replayed = next;
    return Optional.of(next);
  }

  /** How far the replay may go; the joint once it is close, where it ends. */
  private long replayUpTo(long from) {
    lock.lock();
    try {
      if (joint == NO_JOINT && offered - from <= CLOSE_POSITIONS) {
        joint = offered;
      }
      join();
      return joint == NO_JOINT ? offered : joint;
    } finally {
      lock.unlock();
    }
  }

  /** Goes on with what was kept where the projector has come to the joint. */
  private void join() {
    if (catchingUp && joint != NO_JOINT && position >= joint) {
      catchingUp = false;
      joint = NO_JOINT;
      replay = null;
    }
  }

  private void drop(long upTo) {
    lock.lock();
    try {
      while (!waiting.isEmpty() && waiting.getFirst().upTo() <= upTo) {
        waitingRecords -= waiting.removeFirst().records().size();
      }
      press();
      position = Math.max(position, upTo);
      ProjectorBatch made = replayed;
      if (made != null && made.upTo() <= position) {
        replayed = null;
      }
      join();
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
      while (!hasWork() && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * After a batch of many records, waits for many more: the more rows a transaction has, the more
   * of them share the pages that it writes. Not where somebody waits for a position, nor where a
   * replay has enough.
   */
  void gather(Duration atMost) throws InterruptedException {
    long left = atMost.toNanos();
    lock.lock();
    gathering = true;
    try {
      while (stored >= GATHERED_FROM
          && waitingRecords < BATCH_RECORDS
          && !catchingUp
          && asked <= position
          && settledAt == 0
          && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      gathering = false;
      lock.unlock();
    }
  }

  /**
   * Whether the batch that is being stored cannot take its time: a thread waits for it, more than a
   * full one waits behind it, half a one did when it began, or the ledger stops. A snapshot that
   * waits has seconds. Any thread, without the lock: a thread that has been put behind all others
   * may ask.
   */
  private boolean isHurried() {
    return isPressed || isLate || catchingUp || isStopping;
  }

  /** Whether there are records to store, or somebody waits for a position without any. */
  private boolean hasWork() {
    return waitingRecords > 0
        || catchingUp
        || Math.min(asked, offered) > position
        || (settledAt > 0 && settledAt <= position);
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
    awaiting++;
    press();
    try {
      asked = Math.max(asked, wanted);
      changed.signalAll();
      while (position < wanted && left > 0) {
        left = changed.awaitNanos(left);
      }
      return position >= wanted;
    } finally {
      awaiting--;
      press();
      lock.unlock();
    }
  }
}

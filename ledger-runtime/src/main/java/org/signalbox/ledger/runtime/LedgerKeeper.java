package org.signalbox.ledger.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.signalbox.core.PatiencePort;
import org.signalbox.core.PatiencePort.Patience;
import org.signalbox.ledger.LedgerCommandDecoder;
import org.signalbox.ledger.LedgerImage;
import org.signalbox.ledger.runtime.journal.JournalArchive;
import org.signalbox.ledger.runtime.journal.JournalFrame;
import org.signalbox.ledger.runtime.journal.SegmentShelf;
import org.signalbox.ledger.runtime.snapshot.SnapshotChain;
import org.signalbox.ledger.runtime.snapshot.SnapshotFiles;
import org.signalbox.ledger.runtime.snapshot.SnapshotHead;
import org.signalbox.ledger.runtime.snapshot.SnapshotReader;
import org.signalbox.ledger.runtime.snapshot.SnapshotWriter;
import org.signalbox.ledger.runtime.storage.LedgerStoragePort;
import org.signalbox.ledger.runtime.storage.StorageFullException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the files in order while the ledger's thread goes on: makes segments ahead, writes
 * snapshots, archives the log that no start needs. The keeper's thread, a step at a time.
 */
public final class LedgerKeeper {

  private static final Logger LOG = LoggerFactory.getLogger(LedgerKeeper.class);

  /** How long to leave a full disk alone, and what cannot be deleted yet. */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  /** How long to wait for room before whole snapshots are tried again. */
  private static final Duration RENEW_AFTER = Duration.ofSeconds(10);

  /** It rests so many times as long as it worked. */
  private static final int RESTS_FOR_WORK = 2;

  private static final Duration REST_MAX = Duration.ofMillis(50);

  private final LedgerStoragePort storage;
  private final LedgerClockPort clock;
  private final Optional<Duration> keepLog;
  private final long snapshotEvery;
  private final SnapshotFiles snapshots;
  private final SnapshotChain chain;
  private final List<ProjectorFeed> feeds;
  private final AtomicReference<@Nullable Order> order = new AtomicReference<>();
  private volatile @Nullable SegmentShelf shelf;
  private volatile long snapshotPosition;
  private @Nullable SnapshotWriter writing;
  private @Nullable Long fullSince;
  private @Nullable Long tidiedAt;

  /** Up to where the log and snapshots are still to be deleted; 0 for nothing. */
  private volatile long forgetting;

  private volatile boolean isRenewalDue;

  /** Whether it works on the pieces of a snapshot, and on nothing that others may wait for. */
  private volatile boolean isInPieces;

  private volatile boolean isFinishing;
  private Patience patience = Patience.NONE;
  private volatile @Nullable Long gaveUpAt;

  /** A snapshot to be written. */
  private record Order(SnapshotHead head, LedgerImage image) {}

  /**
   * @param config how often snapshots are begun, and how long archived log is kept
   */
  LedgerKeeper(LedgerPorts ports, List<ProjectorFeed> feeds, LedgerConfig config) {
    this.storage = ports.storage();
    this.clock = ports.clock();
    this.keepLog = config.keepLog();
    this.snapshotEvery = config.snapshotEvery();
    this.snapshots = new SnapshotFiles(storage);
    this.chain = new SnapshotChain(storage);
    this.feeds = feeds;
    List<Long> positions = snapshots.positions();
    this.snapshotPosition = positions.isEmpty() ? 0 : positions.getLast();
    look();
  }

  private long leftToForget() {
    long mark = ForgetMark.read(storage);
    boolean isThere =
        JournalArchive.begins(storage) <= mark
            || snapshots.positions().stream().anyMatch(position -> position <= mark);
    return mark > 0 && isThere ? mark : 0;
  }

  /**
   * Whether whole snapshots are due, so that no start needs what is to be forgotten: two of them
   * behind it. After one that found no room the next waits. Any thread.
   */
  boolean isRenewalDue() {
    Long since = gaveUpAt;
    return isRenewalDue
        && (since == null || clock.monotonicNanos() - since >= RENEW_AFTER.toNanos());
  }

  private void look() {
    forgetting = leftToForget();
    isRenewalDue = forgetting > 0 && snapshots.wholesBehind(forgetting) < SnapshotFiles.KEPT;
  }

  /** Has the log up to a position deleted as soon as nothing needs it. Any thread. */
  synchronized void forget(long upTo) {
    ForgetMark.write(storage, upTo);
    look();
  }

  private synchronized void forgot() {
    look();
  }

  /** Up to where the log is still to be deleted; 0 for nothing. Any thread. */
  long forgetting() {
    return forgetting;
  }

  /** From now on the shelf is kept filled. */
  void keep(SegmentShelf filled) {
    shelf = filled;
  }

  /** Whether the last snapshot ordered is done. Any thread. */
  boolean isIdle() {
    return order.get() == null;
  }

  /** The ledger begins at a snapshot. Before all else. */
  void begin(SnapshotReader.Snapshot start) {
    // Behind one that is damaged the next is whole, so that it needs none of those before.
    if (start.head().position() == snapshotPosition) {
      chain.begin(start);
    }
  }

  /** Orders a snapshot; only while idle. The ledger's thread. */
  void write(SnapshotHead head, LedgerImage image) {
    order.set(new Order(head, image));
  }

  /** The position of the newest snapshot; 0 for none. Any thread. */
  long snapshotPosition() {
    return snapshotPosition;
  }

  /**
   * Does one piece of work.
   *
   * @return whether there was any
   */
  public boolean step() {
    boolean filled = fillShelf();
    boolean written = writeSome();
    forgetSome();
    return written || filled;
  }

  /**
   * Whether the snapshot under way can wait for others between two pieces of work: until the next
   * is due. Past that a start after a crash would have ever more to execute. Nor can one that the
   * log is to be forgotten behind.
   *
   * @param executed up to where the ledger is
   */
  boolean hasTime(long executed) {
    Order wanted = order.get();
    return wanted != null && forgetting == 0 && executed - wanted.head.position() < snapshotEvery;
  }

  /**
   * Its thread, the calling one, works from now on.
   *
   * @param executed up to where the ledger is
   */
  void begin(PatiencePort told, LongSupplier executed) {
    patience = told.enter(() -> isInPieces && !isFinishing && hasTime(executed.getAsLong()));
  }

  /**
   * How long to rest after a piece of work: a snapshot is a second of it, for a processor of which
   * there may be two. So that one is left to those who answer, unless the keeper is behind them
   * anyway, and what they wait for it is a piece and not the whole. Its thread.
   *
   * @param workedNanos what the piece took
   * @param executed up to where the ledger is
   */
  Duration restAfter(long workedNanos, long executed) {
    if (!hasTime(executed) || patience.relax()) {
      return Duration.ZERO;
    }
    return Duration.ofNanos(Math.min(workedNanos * RESTS_FOR_WORK, REST_MAX.toNanos()));
  }

  /** Completes the snapshot that is ordered, if one is: the last work of a ledger that stopped. */
  void finish() {
    isFinishing = true;
    patience.hurry();
    while (writeSome()) {
      // One piece after the other.
    }
  }

  private boolean writeSome() {
    Order wanted = order.get();
    if (wanted == null) {
      return false;
    }
    try {
      SnapshotWriter writer = writing;
      if (writer == null) {
        // Here, and not where it is ordered: the ledger's thread would wait for each feed's lock.
        feeds.forEach(feed -> feed.want(wanted.head.position()));
        writing = chain.next(wanted.head, wanted.image, forgetting > 0);
        isInPieces = true;
      } else if (writer.step()) {
        writing = null;
        hurry();
        chain.written(writer, wanted.image);
        snapshotPosition = wanted.head.position();
        tidy();
        order.set(null);
      }
    } catch (StorageFullException e) {
      // The next one may find room; the log is all there, so nothing is lost meanwhile.
      giveUp();
    }
    return true;
  }

  /**
   * What is not a piece of a snapshot takes locks that the ledger's thread takes too, or ends the
   * process. Its thread.
   */
  void hurry() {
    isInPieces = false;
    patience.hurry();
  }

  private void giveUp() {
    SnapshotWriter writer = writing;
    if (writer != null) {
      writer.close();
    }
    writing = null;
    hurry();
    gaveUpAt = clock.monotonicNanos();
    SnapshotWriter.deleteHalfMade(storage);
    order.set(null);
  }

  private boolean fillShelf() {
    SegmentShelf filled = shelf;
    if (filled == null || (filled.isFilled() && !filled.isShort())) {
      return false;
    }
    long now = clock.monotonicNanos();
    Long since = fullSince;
    if (since != null && now - since < RETRY_AFTER.toNanos()) {
      return false;
    }
    fillInAHurry(filled);
    fullSince = filled.isShort() ? Long.valueOf(now) : null;
    return !filled.isShort();
  }

  /** The ledger's thread waits for the shelf's lock where it finds no segment ready. */
  private void fillInAHurry(SegmentShelf filled) {
    boolean wasInPieces = isInPieces;
    hurry();
    try {
      filled.fill();
    } finally {
      isInPieces = wasInPieces;
    }
  }

  /** What is to be deleted waits for the projectors and for a segment: so it is tried again. */
  private void forgetSome() {
    long now = clock.monotonicNanos();
    Long last = tidiedAt;
    boolean isTime = last == null || now - last >= RETRY_AFTER.toNanos();
    if (forgetting > 0 && isIdle() && isTime) {
      try {
        tidy();
      } catch (StorageFullException e) {
        LOG.atWarn().addKeyValue("reason", e.getMessage()).log("the log is deleted later");
      }
    }
  }

  private void tidy() {
    tidiedAt = clock.monotonicNanos();
    long oldest =
        feeds.stream().mapToLong(ProjectorFeed::durablePosition).min().orElse(Long.MAX_VALUE);
    snapshots.prune(oldest);
    JournalArchive.move(storage, snapshots.logNeededAfter(oldest));
    long mark = ForgetMark.read(storage);
    JournalArchive.forget(
        storage, (first, following) -> first.position() <= mark || isTooOld(following));
    forgot();
  }

  /** Whether all before a frame is older than the log is to be kept. */
  private boolean isTooOld(JournalFrame following) {
    return keepLog
        .map(time ->
            LedgerCommandDecoder.decode(following.payload())
                .at()
                .isBefore(clock.wallTime().minus(time)))
        .orElse(false);
  }
}

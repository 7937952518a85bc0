package org.signalbox.ledger.runtime.history;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.LongSupplier;
import org.signalbox.core.Invariant;
import org.signalbox.ledger.runtime.storage.FileName;
import org.signalbox.ledger.runtime.storage.LedgerStoragePort;
import org.signalbox.ledger.runtime.storage.StorageFile;
import org.signalbox.ledger.runtime.storage.StorageFolder;
import org.signalbox.ledger.runtime.storage.StorageSyncException;

/**
 * Appends to the last segment of history. A batch is written in one piece and ends with a mark that
 * tells its position: a batch without its mark is no part of history.
 *
 * <p>After any exception it must be opened anew, which reads what is there. One thread.
 */
final class HistoryWriter implements AutoCloseable {

  private static final int ZEROS_OCTETS = 64 << 10;

  private final LedgerStoragePort storage;
  private final HistoryConfig config;
  private final LongSupplier salts;
  private StorageFile file;
  private HistorySegmentHead head;
  private HistoryFrameWriter frames;
  private long position;
  private long durable;
  private int unsynced;

  private HistoryWriter(
      LedgerStoragePort storage, HistoryConfig config, LongSupplier salts, HistoryScan last) {
    this.storage = storage;
    this.config = config;
    this.salts = salts;
    this.head = last.head();
    this.frames = new HistoryFrameWriter(head, last.end(), last.frames());
    this.position = last.position();
    this.durable = last.position();
    this.file = storage.open(HistorySegmentHead.name(head.number()));
  }

  /**
   * Opens history behind its last mark: removes what was not finished, and makes the first segment
   * where there is none.
   *
   * @param salts a random number each time
   */
  static HistoryWriter open(LedgerStoragePort storage, HistoryConfig config, LongSupplier salts) {
    storage.list(StorageFolder.HISTORY).stream()
        .filter(name -> name.name().endsWith(".tmp"))
        .forEach(storage::delete);
    List<Long> segments = HistoryFiles.segments(storage);
    if (segments.isEmpty()) {
      create(storage, new HistorySegmentHead(1, salts.getAsLong(), 0));
      segments = List.of(1L);
    }
    for (long finished : segments.subList(0, segments.size() - 1)) {
      HistoryFiles.requireIndex(storage, finished);
    }
    if (HistoryFiles.hasIndex(storage, segments.getLast())) {
      // Of a segment that was to be finished: more will be written, of which it knows nothing.
      storage.delete(HistoryIndexFile.name(segments.getLast()));
    }
    return new HistoryWriter(storage, config, salts, recovered(storage, segments.getLast()));
  }

  private static HistoryScan recovered(LedgerStoragePort storage, long number) {
    FileName name = HistorySegmentHead.name(number);
    if (storage.list(StorageFolder.HISTORY).contains(HistorySegmentHead.unsure(number))) {
      copyAnew(storage, number);
    }
    try (StorageFile file = storage.open(name)) {
      // An ended process leaves what can be seen and is on no disk yet.
      syncOr(file, () -> storage.create(HistorySegmentHead.unsure(number), 0).close());
      HistoryScan scan = HistoryScan.of(storage, name);
      if (scan.isCutOff()) {
        zero(file, scan.end(), scan.octets());
        syncOr(file, () -> zero(file, scan.end(), scan.octets()));
      }
      return scan;
    }
  }

  /**
   * Copies what can be seen of a segment whose sync failed at an earlier start: the system believes
   * that all of it is on the disk, so syncing it again would prove nothing. Writing over it would
   * put at risk what is on the disk already.
   */
  private static void copyAnew(LedgerStoragePort storage, long number) {
    FileName name = HistorySegmentHead.name(number);
    FileName made = HistorySegmentHead.halfMade(number);
    try (StorageFile seen = storage.open(name);
        StorageFile copy = storage.create(made, 0)) {
      ByteBuffer octets = ByteBuffer.allocate(Math.toIntExact(seen.octets()));
      seen.read(octets, 0);
      copy.write(octets.flip(), 0);
      copy.sync();
    }
    storage.rename(made, name);
    storage.delete(HistorySegmentHead.unsure(number));
  }

  /**
   * Syncs. Where that fails the system believes the disk has what was written, and shows it to the
   * process that comes next, until the power fails: so it is written over, or noted as unsure.
   */
  private static void syncOr(StorageFile file, Runnable undo) {
    try {
      file.sync();
    } catch (StorageSyncException e) {
      undo.run();
      throw e;
    }
  }

  /** Writes zeros, so that no frame of what stood there is ever read again. */
  private static void zero(StorageFile file, int from, int to) {
    ByteBuffer zeros = ByteBuffer.allocate(ZEROS_OCTETS);
    for (int at = from; at < to; at += ZEROS_OCTETS) {
      file.write(zeros.clear().limit(Math.min(ZEROS_OCTETS, to - at)), at);
    }
  }

  private static void create(LedgerStoragePort storage, HistorySegmentHead head) {
    FileName made = HistorySegmentHead.halfMade(head.number());
    try (StorageFile file = storage.create(made, 0)) {
      file.write(head.encode(), 0);
      file.sync();
    }
    storage.rename(made, HistorySegmentHead.name(head.number()));
  }

  /** Adds an item to the batch. */
  void add(HistoryItem item) {
    frames.add(item);
  }

  /** Writes the batch: from now on all up to a position is in history. */
  void commit(long upTo) {
    Invariant.check(upTo >= position, "history does not go back");
    frames.mark(upTo);
    ByteBuffer octets = frames.gathered();
    int length = octets.remaining();
    file.write(octets, end());
    frames.written();
    position = upTo;
    unsynced += length;
    if (unsynced > config.unsyncedOctetsMax()) {
      sync();
    }
  }

  /** Goes to a new segment where this one is long enough; before a batch is begun. */
  void turnPage() {
    if (end() >= config.segmentOctets()) {
      finishSegment();
    }
  }

  /** Goes to a new segment; before a batch is begun. */
  void finishSegment() {
    sync();
    HistorySegmentHead next =
        new HistorySegmentHead(head.number() + 1, salts.getAsLong(), position);
    // First the next one: only a segment that is not the last may have an index.
    create(storage, next);
    HistoryIndexFile.write(storage, head, frames.lastFrames());
    file.close();
    head = next;
    file = storage.open(HistorySegmentHead.name(next.number()));
    frames = new HistoryFrameWriter(next, HistorySegmentHead.OCTETS, new LastFrames());
  }

  /** Returns when all that was written is on the disk. */
  void sync() {
    syncOr(file, () -> zero(file, end() - unsynced, end()));
    durable = position;
    unsynced = 0;
  }

  long position() {
    return position;
  }

  /** All up to this position survives a power cut. */
  long durable() {
    return durable;
  }

  /** Where in the last segment the next frame goes. */
  int end() {
    return frames.end();
  }

  HistorySegmentHead head() {
    return head;
  }

  /** Where in the last segment the account's last frame begins; 0 for none. */
  int lastFrame(long hash) {
    return frames.lastFrames().get(hash);
  }

  @Override
  public void close() {
    file.close();
  }
}

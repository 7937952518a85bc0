package org.signalbox.ledger.runtime.journal;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.signalbox.core.Invariant;
import org.signalbox.ledger.runtime.storage.FileName;
import org.signalbox.ledger.runtime.storage.LedgerStoragePort;
import org.signalbox.ledger.runtime.storage.StorageException;
import org.signalbox.ledger.runtime.storage.StorageFile;
import org.signalbox.ledger.runtime.storage.StorageSyncException;

/**
 * Appends frames: gathers them in memory, writes and syncs them together. The ledger's thread.
 *
 * <p>After any {@link StorageException} nothing may be written any more; what is on the disk is
 * known again after a restart.
 */
public final class JournalWriter implements AutoCloseable {

  private final LedgerStoragePort storage;
  private final JournalConfig config;
  private final SegmentShelf shelf;
  private final FrameCodec codec = new FrameCodec();
  private final int term;
  private ByteBuffer gathered;
  private @Nullable StorageFile segment;
  private long salt;
  private long segmentEnd;
  private long offset;
  private long written;
  private long durable;
  private long syncs;
  private boolean isTurning;

  private JournalWriter(
      LedgerStoragePort storage, JournalConfig config, SegmentShelf shelf, JournalTail tail) {
    this.storage = storage;
    this.config = config;
    this.shelf = shelf;
    this.term = tail.term() + 1;
    this.written = tail.position();
    this.durable = tail.position();
    this.gathered = ByteBuffer.allocateDirect(Math.min(config.batchOctetsMax(), 64 << 10));
    tail.place()
        .ifPresent(place -> {
          open(place.segment());
          offset = place.offset();
        });
  }

  /**
   * Begins to write behind the end of a log: cuts what is torn there. The shelf holds what an
   * earlier run made ready; to fill it is the keeper's work, for which nobody waits who has a
   * segment.
   *
   * @param salts a random number each time
   */
  public static JournalWriter behind(
      JournalTail tail, LedgerStoragePort storage, JournalConfig config, LongSupplier salts) {
    JournalRecovery.deleteHalfMade(storage);
    JournalRecovery.cut(storage, tail);
    SegmentShelf shelf = new SegmentShelf(storage, config, salts, tail);
    return new JournalWriter(storage, config, shelf, tail);
  }

  /**
   * Adds a frame to those that the next {@link #sync} puts on the disk.
   *
   * @param payload 1 to {@link JournalConfig#payloadOctetsMax} octets
   * @return false when the disk is full and the frame fits nowhere; nothing is added then
   */
  public boolean append(byte[] payload) {
    Invariant.check(
        payload.length > 0 && payload.length <= config.payloadOctetsMax(),
        "a frame's payload is within the bounds of the journal");
    int octets = FrameCodec.framed(payload.length);
    boolean isFull = offset + gathered.position() + octets > segmentEnd;
    boolean isToTurn = isTurning && shelf.isFilled();
    if ((isFull || isToTurn) && !goToNext(octets)) {
      return false;
    }
    makeRoom(octets);
    written++;
    codec.write(new JournalFrame(written, durable + 1, term, payload), salt, gathered);
    return true;
  }

  /** A batch ends with its segment: what is gathered must be on the disk before the next begins. */
  private boolean goToNext(int octets) {
    sync();
    Optional<FileName> next = shelf.take();
    if (next.isEmpty()) {
      return false;
    }
    closeSegment();
    isTurning = false;
    open(next.get());
    Invariant.check(offset + octets <= segmentEnd, "a frame fits an empty segment");
    return true;
  }

  /** Has a frame begin a segment as soon as there is room for one more: this one can go then. */
  public void turnPage() {
    isTurning = segment != null && offset + gathered.position() > SegmentHeader.OCTETS;
  }

  private void open(FileName name) {
    StorageFile file = storage.open(name);
    salt = SegmentHeader.read(file).salt();
    segmentEnd = file.octets();
    offset = SegmentHeader.OCTETS;
    segment = file;
  }

  private void makeRoom(int octets) {
    if (gathered.remaining() < octets) {
      int wanted = Math.max(gathered.capacity() * 2, gathered.position() + octets);
      gathered = ByteBuffer.allocateDirect(wanted).put(gathered.flip());
    }
  }

  /** Octets that wait for a sync. */
  public int gatheredOctets() {
    return gathered.position();
  }

  /**
   * Writes what is gathered and returns when it is on the disk.
   *
   * @return the position of the last frame that is on the disk
   */
  public long sync() {
    StorageFile file = segment;
    if (file != null && gathered.position() > 0) {
      int octets = gathered.position();
      file.write(gathered.flip(), offset);
      try {
        file.sync();
      } catch (StorageSyncException e) {
        withdraw(file, octets);
        throw e;
      }
      syncs++;
      gathered.clear();
      offset += octets;
      durable = written;
    }
    return durable;
  }

  /**
   * Takes back what a failed sync left. The system may show it to a restarted process as if it were
   * on the disk; it was acknowledged to nobody, so it is better gone.
   */
  private void withdraw(StorageFile file, int octets) {
    file.write(ByteBuffer.allocateDirect(octets), offset);
  }

  /** Syncs of frames so far. */
  public long syncs() {
    return syncs;
  }

  /** The position of the last frame that was added. */
  public long writtenPosition() {
    return written;
  }

  /** The position of the last frame that is on the disk. */
  public long durablePosition() {
    return durable;
  }

  /** The segment that is being written; empty before the first frame. */
  public Optional<FileName> currentSegment() {
    return Optional.ofNullable(segment).map(StorageFile::name);
  }

  /** The segments made ahead, for the keeper to fill. */
  public SegmentShelf shelf() {
    return shelf;
  }

  private void closeSegment() {
    if (segment != null) {
      segment.close();
    }
  }

  @Override
  public void close() {
    closeSegment();
  }
}

package org.signalbox.ledger.runtime.journal;

import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.LongSupplier;
import org.signalbox.ledger.runtime.storage.FileName;
import org.signalbox.ledger.runtime.storage.LedgerStoragePort;
import org.signalbox.ledger.runtime.storage.StorageFile;
import org.signalbox.ledger.runtime.storage.StorageFolder;
import org.signalbox.ledger.runtime.storage.StorageFullException;

/**
 * Segments made ahead, so that going to the next one costs the ledger's thread nothing, and so that
 * something is left to write to when the disk is full.
 *
 * <p>The keeper's thread fills it, the ledger's thread takes from it; the lock is held while a
 * segment is made only by whoever fills.
 */
public final class SegmentShelf {

  static final String HALF_MADE = ".tmp";

  private final LedgerStoragePort storage;
  private final JournalConfig config;
  private final LongSupplier salts;
  private final Object filling = new Object();
  private final Deque<FileName> ready = new ConcurrentLinkedDeque<>();
  private long nextIndex;
  private volatile boolean full;

  /**
   * @param salts a random number each time
   */
  SegmentShelf(
      LedgerStoragePort storage, JournalConfig config, LongSupplier salts, JournalTail tail) {
    this.storage = storage;
    this.config = config;
    this.salts = salts;
    List<FileName> unused = tail.unused();
    ready.addAll(unused);
    nextIndex =
        1
            + (unused.isEmpty()
                ? tail.place().map(place -> SegmentHeader.indexOf(place.segment())).orElse(0L)
                : SegmentHeader.indexOf(unused.getLast()));
  }

  /** Makes segments until as many are ready as are wanted, or the disk is full. */
  public void fill() {
    synchronized (filling) {
      while (!isFilled()) {
        if (!makeOne()) {
          return;
        }
      }
      full = false;
    }
  }

  private boolean makeOne() {
    FileName name = SegmentHeader.name(StorageFolder.LOG, nextIndex);
    FileName halfMade = new FileName(StorageFolder.LOG, name.name() + HALF_MADE);
    try (StorageFile file = storage.create(halfMade, config.segmentOctets())) {
      file.write(new SegmentHeader(nextIndex, salts.getAsLong()).encode(), 0);
      file.sync();
    } catch (StorageFullException e) {
      full = true;
      return false;
    }
    storage.rename(halfMade, name);
    nextIndex++;
    ready.addLast(name);
    return true;
  }

  /** Takes the next segment, making it where none is ready; empty when the disk is full. */
  Optional<FileName> take() {
    Optional<FileName> next = poll();
    if (next.isEmpty()) {
      synchronized (filling) {
        next = poll().or(() -> makeOne() ? poll() : Optional.empty());
      }
    }
    return next;
  }

  private Optional<FileName> poll() {
    return Optional.ofNullable(ready.pollFirst());
  }

  /** Whether as many segments are ready as are wanted. Any thread. */
  public boolean isFilled() {
    return ready.size() >= config.segmentsAhead();
  }

  /** Whether fewer segments are ready than wanted because the disk is full. Any thread. */
  public boolean isShort() {
    return full;
  }
}

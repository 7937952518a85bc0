package org.signalbox.ledger.runtime.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.signalbox.core.OperatorFault;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.runtime.LedgerProjectorPort;
import org.signalbox.ledger.runtime.PositionedRecord;
import org.signalbox.ledger.runtime.ProjectorBatch;
import org.signalbox.ledger.runtime.storage.FileName;
import org.signalbox.ledger.runtime.storage.LedgerStoragePort;
import org.signalbox.ledger.runtime.storage.StorageFile;
import org.signalbox.ledger.runtime.storage.StorageSyncException;

/**
 * Writes the history of accounts, exactly once: items and the position of their batch are one
 * write, and what a crash leaves of a batch is removed and made again.
 *
 * <p>It syncs seldom, for the log is kept behind what is synced. The projector's thread writes, any
 * may read; they wait for each other for the time of one write, and one that is waited for is not
 * behind all other threads.
 */
public final class HistoryProjector implements LedgerProjectorPort {

  public static final String NAME = "history";

  private final LedgerStoragePort storage;
  private final HistoryConfig config;
  private final LongSupplier salts;
  private final Semaphore rewriting = new Semaphore(1);

  /** Held for writing while a segment is exchanged, so that nobody reads half of each. */
  private final ReadWriteLock files = new ReentrantReadWriteLock();

  private @Nullable HistoryWriter writer;
  private boolean wasOpened;
  private volatile long durable;

  /** Threads other than the projector's that want the lock, or have it. */
  private final AtomicInteger others = new AtomicInteger();

  /** Why nothing is written any more: what a failed sync left on the disk nobody knows. */
  private @Nullable StorageSyncException broken;

  /**
   * @param storage the ledger's files
   * @param salts a random number each time
   */
  public HistoryProjector(LedgerStoragePort storage, HistoryConfig config, LongSupplier salts) {
    this.storage = storage;
    this.config = config;
    this.salts = salts;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public synchronized long position() {
    return writer().position();
  }

  @Override
  public long durable(long stored) {
    return Math.min(stored, durable);
  }

  @Override
  public boolean canWait() {
    return others.get() == 0;
  }

  @Override
  public synchronized void project(ProjectorBatch batch) {
    write(out -> {
      out.turnPage();
      for (PositionedRecord record : batch.records()) {
        HistoryItems.of(record).ifPresent(out::add);
      }
      out.commit(batch.upTo());
    });
  }

  @Override
  public synchronized void settle() {
    write(HistoryWriter::sync);
  }

  private void write(Consumer<HistoryWriter> work) {
    HistoryWriter out = writer();
    // Where this fails half way, what is on the disk is to be read again.
    writer = null;
    try {
      work.accept(out);
      durable = out.durable();
      writer = out;
    } catch (StorageSyncException e) {
      broken = e;
      throw e;
    } finally {
      if (writer == null) {
        out.close();
      }
    }
  }

  private HistoryWriter writer() {
    HistoryWriter known = writer;
    if (broken != null) {
      throw broken;
    }
    if (known == null) {
      if (!wasOpened) {
        HistoryFiles.removeErasing(storage);
        wasOpened = true;
      }
      known = HistoryWriter.open(storage, config, salts);
      durable = known.durable();
      writer = known;
    }
    return known;
  }

  /**
   * Hands over the items of an account, the oldest first, as far as they are written. Any thread.
   *
   * @return the position up to which they go
   */
  public long read(AccountId account, Consumer<HistoryItem> items) {
    files.readLock().lock();
    try {
      return readUnchanging(account, items);
    } finally {
      files.readLock().unlock();
    }
  }

  private long readUnchanging(AccountId account, Consumer<HistoryItem> items) {
    Written written = between(() -> writtenOf(account));
    new HistoryReader(storage, Optional.of(written.end())).read(account, items);
    return written.upTo();
  }

  /** Where what is written of one account ends. */
  private record Written(long upTo, HistoryReader.End end) {}

  private Written writtenOf(AccountId account) {
    HistoryWriter live = writer();
    long number = live.head().number();
    return new Written(
        live.position(), new HistoryReader.End(number, live.lastFrame(LastFrames.hash(account))));
  }

  /** Does something between two writes; one under way is not behind all other threads any more. */
  private <T> T between(Supplier<T> work) {
    others.incrementAndGet();
    try {
      synchronized (this) {
        return work.get();
      }
    } finally {
      others.decrementAndGet();
    }
  }

  /**
   * What there is now, for a copy of it: it stays as it is until the extent is closed, while more
   * is written behind it.
   *
   * @throws OperatorFault when another copy or an erasure is under way
   */
  public HistoryExtent extent() {
    requirePermit();
    boolean isMade = false;
    try {
      HistoryExtent extent = between(this::extentNow);
      isMade = true;
      return extent;
    } finally {
      if (!isMade) {
        rewriting.release();
      }
    }
  }

  private HistoryExtent extentNow() {
    List<HistoryExtent.Part> parts = new ArrayList<>();
    HistoryWriter live = writer();
    for (long number : HistoryFiles.segments(storage)) {
      if (number < live.head().number()) {
        HistoryFiles.requireIndex(storage, number);
        parts.add(whole(HistorySegmentHead.name(number)));
        parts.add(whole(HistoryIndexFile.name(number)));
      }
    }
    parts.add(new HistoryExtent.Part(HistorySegmentHead.name(live.head().number()), live.end()));
    return new HistoryExtent(parts, live.position(), rewriting::release);
  }

  private void requirePermit() {
    if (!rewriting.tryAcquire()) {
      throw new OperatorFault("a backup or an erasure is under way: try again when it is done");
    }
  }

  private HistoryExtent.Part whole(FileName name) {
    try (StorageFile file = storage.open(name)) {
      return new HistoryExtent.Part(name, file.octets());
    }
  }

  /**
   * What an erasure did.
   *
   * @param pseudonym the account's name in history from now on
   * @param items how many items bear it
   */
  public record Erasure(AccountId pseudonym, long items) {}

  /**
   * Gives the account another name in all of history, and empties the numbers that it reached. What
   * comes later is under its own name again. Takes the time of rewriting every segment that holds
   * the account; other threads go on meanwhile. Where it ends early, asking again goes on under the
   * same name, until {@link #erased} says that all is done.
   *
   * @throws OperatorFault when a backup or another erasure is under way
   * @throws StorageSyncException when a file could not be synced: the process must end then
   */
  public Erasure erase(AccountId account) {
    requirePermit();
    try {
      long live =
          between(() -> {
            write(HistoryWriter::finishSegment);
            return writer().head().number();
          });
      AccountId pseudonym = ErasureMark.begin(storage, account, salts);
      HistoryEraser eraser = new HistoryEraser(storage, account, pseudonym);
      long items = 0;
      for (long number : HistoryFiles.segments(storage)) {
        int held = number < live ? eraser.itemsIn(number) : 0;
        if (held > 0) {
          exchange(eraser.prepare(number, salts.getAsLong()));
          items += held;
        }
      }
      return new Erasure(pseudonym, items);
    } finally {
      rewriting.release();
    }
  }

  /** Everything that was found under the account's name is under its pseudonym. */
  public void erased(AccountId account) {
    ErasureMark.end(storage, account);
  }

  private void exchange(Runnable exchange) {
    files.writeLock().lock();
    try {
      // Nor may a writer be opened meanwhile: it makes the indexes that it misses.
      between(() -> {
        exchange.run();
        return true;
      });
    } finally {
      files.writeLock().unlock();
    }
  }

  /** Puts on the disk what is not yet. */
  @Override
  public synchronized void stopped() {
    HistoryWriter open = writer;
    writer = null;
    if (open != null) {
      open.sync();
      open.close();
    }
  }
}

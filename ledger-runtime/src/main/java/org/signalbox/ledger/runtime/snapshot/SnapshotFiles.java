package org.signalbox.ledger.runtime.snapshot;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.signalbox.core.OperatorFault;
import org.signalbox.ledger.LedgerImageDecoder;
import org.signalbox.ledger.runtime.storage.FileName;
import org.signalbox.ledger.runtime.storage.LedgerStoragePort;
import org.signalbox.ledger.runtime.storage.StorageFolder;

/**
 * The snapshots of a ledger: finds the one to start from, and removes those nobody needs.
 *
 * <p>Behind a whole snapshot come those that tell what changed since the one before:
 *
 * <pre>
 *   100.snapshot &lt;- 150.changes &lt;- 200.changes      250.snapshot &lt;- 300.changes
 * </pre>
 */
public final class SnapshotFiles {

  /** Two whole ones, so that a damaged one does not mean the log from its beginning. */
  public static final int KEPT = 2;

  private final LedgerStoragePort storage;

  public SnapshotFiles(LedgerStoragePort storage) {
    this.storage = storage;
  }

  /** The positions of all snapshots, ascending. */
  public List<Long> positions() {
    return files().stream().map(SnapshotHead::positionOf).toList();
  }

  /** The files of all snapshots, by ascending position. */
  public List<FileName> files() {
    return storage.list(StorageFolder.SNAPSHOT).stream().filter(SnapshotHead::isSnapshot).toList();
  }

  /**
   * Reads the snapshot of a position, and those that it goes on from.
   *
   * @param progress told the octets read of each file, from time to time
   * @throws OperatorFault when one of them is damaged or is not there
   */
  public SnapshotReader.Snapshot read(long position, LongConsumer progress) {
    List<FileName> all = files();
    Deque<FileName> chain = new ArrayDeque<>();
    SnapshotHead head = SnapshotReader.head(storage, file(position, all));
    SnapshotHead first = head;
    chain.push(first.name());
    while (!first.isWhole()) {
      FileName base = file(first.base(), all);
      first = SnapshotReader.head(storage, base);
      chain.push(base);
    }
    LedgerImageDecoder decoder = new LedgerImageDecoder();
    SnapshotExtent extent =
        SnapshotExtent.whole(SnapshotReader.read(storage, chain.pop(), decoder, progress));
    for (FileName changes : chain) {
      decoder.amend();
      extent = extent.plus(SnapshotReader.read(storage, changes, decoder, progress));
    }
    return new SnapshotReader.Snapshot(head, decoder.finish(), extent);
  }

  private static FileName file(long position, List<FileName> all) {
    return Stream.of(SnapshotHead.whole(position), SnapshotHead.changes(position))
        .filter(all::contains)
        .findFirst()
        .orElseThrow(() ->
            new OperatorFault("there is no snapshot of position " + position + " to go on from"));
  }

  /**
   * The newest snapshot that can be read and is not beyond a position.
   *
   * @param damaged told of each that cannot be read
   */
  public Optional<SnapshotReader.Snapshot> newest(long notBeyond, Consumer<OperatorFault> damaged) {
    for (long position : positions().reversed()) {
      if (position <= notBeyond) {
        try {
          return Optional.of(read(position, read -> {}));
        } catch (OperatorFault e) {
          damaged.accept(e);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Removes all but the newest two whole ones, what goes on from them, and what a start needs.
   *
   * @param needed the oldest position of a projector: a start goes on from the newest snapshot not
   *     beyond it
   */
  public void prune(long needed) {
    List<Long> whole = wholes();
    long from = whole.isEmpty() ? 0 : whole.get(Math.max(0, whole.size() - KEPT));
    long start = newestNotBeyond(needed).orElse(from);
    long startFrom = whole.stream().filter(at -> at <= start).max(Long::compare).orElse(start);
    // The newest first: whatever is left when this is interrupted has all that it goes on from.
    for (FileName file : files().reversed()) {
      long position = SnapshotHead.positionOf(file);
      if (position < from && !(position >= startFrom && position <= start)) {
        storage.delete(file);
      }
    }
  }

  /**
   * The position up to which the log is needed by no start: that of the last snapshot that does not
   * need the newest whole one, or of the one that the slowest projector needs; 0 for none.
   */
  public long logNeededAfter(long needed) {
    List<Long> whole = wholes();
    if (whole.size() < KEPT) {
      return 0;
    }
    long beforeNewest =
        positions().stream()
            .filter(position -> position < whole.getLast())
            .max(Long::compare)
            .orElse(0L);
    return Math.min(beforeNewest, newestNotBeyond(needed).orElse(0L));
  }

  /** How many whole ones there are behind a position. */
  public int wholesBehind(long position) {
    return (int) wholes().stream().filter(whole -> whole > position).count();
  }

  private List<Long> wholes() {
    return files().stream().filter(SnapshotHead::isWhole).map(SnapshotHead::positionOf).toList();
  }

  private Optional<Long> newestNotBeyond(long needed) {
    return positions().stream().filter(position -> position <= needed).max(Long::compare);
  }
}

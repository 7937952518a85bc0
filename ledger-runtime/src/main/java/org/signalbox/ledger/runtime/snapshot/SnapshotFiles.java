package org.signalbox.ledger.runtime.snapshot;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.signalbox.core.OperatorFault;
import org.signalbox.ledger.runtime.storage.FileName;
import org.signalbox.ledger.runtime.storage.LedgerStoragePort;
import org.signalbox.ledger.runtime.storage.StorageFolder;

/** The snapshots of a ledger: finds the one to start from, and removes those nobody needs. */
public final class SnapshotFiles {

  /** Two, so that a damaged one does not mean the log from its beginning. */
  private static final int KEPT = 2;

  private final LedgerStoragePort storage;

  public SnapshotFiles(LedgerStoragePort storage) {
    this.storage = storage;
  }

  /** The positions of all snapshots, ascending. */
  public List<Long> positions() {
    return storage.list(StorageFolder.SNAPSHOT).stream()
        .filter(SnapshotHead::isSnapshot)
        .map(SnapshotHead::positionOf)
        .toList();
  }

  /** The file of a snapshot. */
  public FileName file(long position) {
    return SnapshotHead.name(position);
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
          return Optional.of(SnapshotReader.read(storage, file(position), read -> {}));
        } catch (OperatorFault e) {
          damaged.accept(e);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Removes all but the newest two and what a start needs.
   *
   * @param needed the oldest position of a projector: a start goes on from the newest snapshot not
   *     beyond it
   */
  public void prune(long needed) {
    List<Long> all = positions();
    Set<Long> kept = new HashSet<>(all.subList(Math.max(0, all.size() - KEPT), all.size()));
    newestNotBeyond(needed).ifPresent(kept::add);
    all.stream()
        .filter(position -> !kept.contains(position))
        .forEach(position -> storage.delete(file(position)));
  }

  /**
   * The position up to which the log is needed by no start: that of the second newest snapshot, or
   * of the one that the slowest projector needs; 0 for none.
   */
  public long logNeededAfter(long needed) {
    List<Long> positions = positions();
    if (positions.size() < KEPT) {
      return 0;
    }
    long secondNewest = positions.get(positions.size() - KEPT);
    return Math.min(secondNewest, newestNotBeyond(needed).orElse(0L));
  }

  private Optional<Long> newestNotBeyond(long needed) {
    return positions().stream().filter(position -> position <= needed).max(Long::compare);
  }
}

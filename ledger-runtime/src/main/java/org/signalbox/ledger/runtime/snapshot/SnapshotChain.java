package org.signalbox.ledger.runtime.snapshot;

import org.jspecify.annotations.Nullable;
import org.signalbox.ledger.LedgerImage;
import org.signalbox.ledger.runtime.storage.LedgerStoragePort;

/**
 * Decides what each snapshot holds: the whole state, or what changed since the snapshot before it,
 * which a ledger of many accounts has written in a tenth of the time. The keeper's thread.
 *
 * <p>It remembers the image of the last snapshot for that: what both images have in common is in
 * memory once.
 */
public final class SnapshotChain {

  private final LedgerStoragePort storage;
  private @Nullable Last last;

  /** The snapshot that the next one can go on from. */
  private record Last(long position, LedgerImage image, SnapshotExtent extent) {}

  public SnapshotChain(LedgerStoragePort storage) {
    this.storage = storage;
  }

  /** The ledger begins at the newest snapshot: the next may tell the changes since. */
  public void begin(SnapshotReader.Snapshot newest) {
    last = new Last(newest.head().position(), newest.image(), newest.extent());
  }

  /**
   * Begins a snapshot.
   *
   * @param isRenewal whether it must not need any that is there
   */
  public SnapshotWriter next(SnapshotHead whole, LedgerImage image, boolean isRenewal) {
    Last before = last;
    return isRenewal || before == null || before.extent.isLong()
        ? SnapshotWriter.whole(storage, whole, image)
        : SnapshotWriter.changes(storage, whole.since(before.position), image, before.image);
  }

  /** A snapshot is on the disk, under its name. */
  public void written(SnapshotWriter writer, LedgerImage image) {
    Last before = last;
    SnapshotHead head = writer.head();
    SnapshotExtent extent =
        head.isWhole() || before == null
            ? SnapshotExtent.whole(writer.octets())
            : before.extent.plus(writer.octets());
    last = new Last(head.position(), image, extent);
  }
}

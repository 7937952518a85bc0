package org.signalbox.ledger.runtime;

import org.signalbox.ledger.runtime.storage.FileName;
import org.signalbox.ledger.runtime.storage.LedgerStoragePort;
import org.signalbox.ledger.runtime.storage.StorageFolder;

/**
 * Up to which position the log is to be deleted once nothing needs it: it is in the name of an
 * empty file, so that no restart forgets it. The keeper's thread, and whoever erases.
 */
final class ForgetMark {

  private static final String PREFIX = "forget-";

  private ForgetMark() {}

  /** The mark; 0 for none. */
  static synchronized long read(LedgerStoragePort storage) {
    return storage.list(StorageFolder.ARCHIVE).stream()
        .map(FileName::name)
        .filter(name -> name.startsWith(PREFIX))
        .mapToLong(name -> Long.parseLong(name.substring(PREFIX.length())))
        .max()
        .orElse(0);
  }

  /** Moves the mark on. */
  static synchronized void write(LedgerStoragePort storage, long position) {
    long before = read(storage);
    if (position <= before) {
      return;
    }
    storage.create(name(position), 0).close();
    if (before > 0) {
      storage.delete(name(before));
    }
  }

  private static FileName name(long position) {
    return new FileName(StorageFolder.ARCHIVE, PREFIX + "%019d".formatted(position));
  }
}

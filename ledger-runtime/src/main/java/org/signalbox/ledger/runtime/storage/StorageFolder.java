package org.signalbox.ledger.runtime.storage;

import java.util.Locale;

/** The folders inside a ledger's folder. */
public enum StorageFolder {
  /** Segments that the journal still needs. */
  LOG,
  SNAPSHOT,
  /** Segments that only readers of history need. */
  ARCHIVE,
  /** Entries of accounts, for whoever asks what became of their money. */
  HISTORY,
  /** Tariffs, named by their hash. */
  TARIFF;

  /** The folder's name on the disk. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package org.signalbox.ledger.runtime.storage;

/**
 * A sync failed. What was written before it may be on the disk or not, whatever a later sync says:
 * operating systems mark the pages clean and forget the error. Only a restart, which reads the
 * disk, knows again what is there.
 */
public final class StorageSyncException extends StorageException {

  private static final long serialVersionUID = 1L;

  public StorageSyncException(String sentence) {
    super(sentence);
  }

  public StorageSyncException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}

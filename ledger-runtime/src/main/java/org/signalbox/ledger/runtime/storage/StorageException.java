package org.signalbox.ledger.runtime.storage;

/** The storage could not do what it was asked; the sentence says which file and what. */
public sealed class StorageException extends RuntimeException
    permits StorageFullException, StorageSyncException {

  private static final long serialVersionUID = 1L;

  public StorageException(String sentence) {
    super(sentence);
  }

  public StorageException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}

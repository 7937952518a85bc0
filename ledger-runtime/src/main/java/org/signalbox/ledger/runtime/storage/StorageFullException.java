package org.signalbox.ledger.runtime.storage;

/** No room for a new file. Nothing that was stored is lost, and the same may work later. */
public final class StorageFullException extends StorageException {

  private static final long serialVersionUID = 1L;

  public StorageFullException(String sentence) {
    super(sentence);
  }

  public StorageFullException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}

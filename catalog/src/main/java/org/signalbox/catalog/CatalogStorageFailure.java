package org.signalbox.catalog;

/**
 * The database refused to read or store a part of the catalog. What was in force before still is,
 * and nothing of the change was stored; the message says why in the database's words.
 */
public final class CatalogStorageFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CatalogStorageFailure(Throwable cause) {
    super(String.valueOf(cause.getMessage()), cause);
  }
}

package org.signalbox.charging;

/**
 * The database could not do what was asked; nothing was acknowledged, and the same may be asked
 * again.
 */
public final class CdrStorageFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CdrStorageFailure(Throwable cause) {
    super("the CDR store failed: " + cause.getMessage() + "; it may be sent again", cause);
  }
}

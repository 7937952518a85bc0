package org.signalbox.catalog;

/** The ledger took no definitions; the message says why in words for clients. */
public final class DefinitionFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public DefinitionFailure(String reason) {
    super(reason, null, false, false);
  }

  public DefinitionFailure(String reason, Throwable cause) {
    super(reason, cause);
  }
}

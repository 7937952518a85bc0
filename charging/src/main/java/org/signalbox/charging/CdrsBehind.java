package org.signalbox.charging;

/**
 * The CDRs that the ledger charged are not all stored yet, so nobody can say what is there. Nothing
 * was done that waited for them; the same may be asked again.
 */
public final class CdrsBehind extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CdrsBehind() {
    super("too busy: charged CDRs are not stored yet; it may be sent again");
  }
}

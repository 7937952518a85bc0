package org.signalbox.ledger.runtime;

/** The ledger did not take what was asked of it. Nothing was done; it may be asked again. */
public final class LedgerUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final AdmissionRefusal reason;

  /**
   * @param detail what was wrong with the command; empty where the reason says all
   */
  public LedgerUnavailable(AdmissionRefusal reason, String detail) {
    super(detail.isEmpty() ? reason.sentence() : reason.sentence() + ": " + detail);
    this.reason = reason;
  }

  public AdmissionRefusal reason() {
    return reason;
  }
}

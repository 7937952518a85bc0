package org.signalbox.ledger.runtime;

/**
 * The ledger did not take what was asked of it, and nothing of it was done. The message says
 * whether it may be sent again: clients read that, and so do calls that wait in the outbox.
 */
public final class LedgerUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final AdmissionRefusal reason;

  /**
   * @param detail what was wrong with the command; empty where the reason says all
   */
  public LedgerUnavailable(AdmissionRefusal reason, String detail) {
    super(message(reason, detail));
    this.reason = reason;
  }

  private static String message(AdmissionRefusal reason, String detail) {
    String why = detail.isEmpty() ? reason.sentence() : reason.sentence() + ": " + detail;
    return reason.isPassing() ? why + "; it may be sent again" : why;
  }

  public AdmissionRefusal reason() {
    return reason;
  }
}

package org.signalbox.charging;

/** The ledger was not asked, or gave no answer in time; the message says which. */
public final class AccountLedgerFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  AccountLedgerFailure(RuntimeException cause) {
    super(cause.getMessage(), cause);
  }
}

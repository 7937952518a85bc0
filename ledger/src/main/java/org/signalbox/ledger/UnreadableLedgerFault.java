package org.signalbox.ledger;

import org.signalbox.core.OperatorFault;

/** Octets that are no command, no image or none of this version. */
public final class UnreadableLedgerFault extends OperatorFault {

  private static final long serialVersionUID = 1L;

  public UnreadableLedgerFault(String sentence) {
    super(sentence);
  }

  public UnreadableLedgerFault(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}

package org.signalbox.ledger.runtime;

import org.signalbox.core.OperatorFault;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.LedgerCommandDecoder;
import org.signalbox.ledger.runtime.journal.JournalFrame;

/**
 * A command of the log.
 *
 * @param position of its frame
 */
record LoggedCommand(long position, LedgerCommand command) {

  /**
   * Reads the command in a frame.
   *
   * @throws OperatorFault when it is none of a version known here
   */
  static LoggedCommand of(JournalFrame frame) {
    try {
      return new LoggedCommand(frame.position(), LedgerCommandDecoder.decode(frame.payload()));
    } catch (OperatorFault e) {
      throw new OperatorFault(
          "the command at position "
              + frame.position()
              + " of the ledger's log cannot be read: "
              + e.getMessage(),
          e);
    }
  }
}

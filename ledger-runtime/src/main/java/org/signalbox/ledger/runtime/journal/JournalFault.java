package org.signalbox.ledger.runtime.journal;

import org.signalbox.core.OperatorFault;
import org.signalbox.ledger.runtime.storage.FileName;

/** The log is damaged where it must not be: says the file, the offset and what was found there. */
public final class JournalFault extends OperatorFault {

  private static final long serialVersionUID = 1L;

  public JournalFault(FileName file, long offset, String found) {
    super("the ledger's log is damaged: " + file + ", octet " + offset + ": " + found);
  }
}

package org.signalbox.ledger.runtime;

import org.signalbox.ledger.LedgerReply;

/** What became of a submission. */
public sealed interface LedgerAnswer {

  LedgerSubmission submission();

  /**
   * The command is on the disk and was executed.
   *
   * @param position of the command in the log; a projector that passed it knows its records
   */
  record Executed(LedgerSubmission submission, long position, LedgerReply reply)
      implements LedgerAnswer {}

  /**
   * The command was not logged.
   *
   * @param detail what was wrong with the command; empty where the reason says all
   */
  record NotTaken(LedgerSubmission submission, AdmissionRefusal reason, String detail)
      implements LedgerAnswer {}
}

package org.signalbox.ledger.runtime;

import java.util.List;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.LedgerReply;

/** What became of a submission. */
public sealed interface LedgerAnswer {

  LedgerSubmission submission();

  /**
   * The command is on the disk and was executed.
   *
   * @param position of the command in the log; a projector that passed it knows its records
   * @param records what happened; nothing where the command was a repeat
   */
  record Executed(
      LedgerSubmission submission, long position, LedgerReply reply, List<LedgerRecord> records)
      implements LedgerAnswer {
    public Executed {
      records = List.copyOf(records);
    }
  }

  /**
   * The command was not logged.
   *
   * @param detail what was wrong with the command; empty where the reason says all
   */
  record NotTaken(LedgerSubmission submission, AdmissionRefusal reason, String detail)
      implements LedgerAnswer {}
}

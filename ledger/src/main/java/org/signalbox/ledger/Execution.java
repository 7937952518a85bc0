package org.signalbox.ledger;

import java.util.List;

/**
 * What came of a command.
 *
 * @param reply for whoever sent it
 * @param records what happened, in order. A record is known for good by the position of its command
 *     in the log and its index in this list
 */
public record Execution(LedgerReply reply, List<LedgerRecord> records) {

  public Execution {
    records = List.copyOf(records);
  }
}

package org.signalbox.ledger.sim;

import java.time.Instant;
import java.util.Optional;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.RequestKey;
import org.signalbox.ledger.runtime.CommandDraft;

/**
 * A request that a client may send again and again: the same key, the same content.
 *
 * @param key by which the ledger knows it again; empty where something else makes it harmless
 * @param content the command, given its moment
 */
record SimulatedRequest(Optional<RequestKey> key, CommandDraft content) implements CommandDraft {

  @Override
  public LedgerCommand at(Instant moment) {
    return content.at(moment);
  }
}

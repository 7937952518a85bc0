package org.signalbox.ledger.runtime;

import java.time.Instant;
import org.signalbox.ledger.LedgerCommand;

/**
 * A command that still lacks its moment. The sender's own object, which comes back with the answer,
 * so it may carry whatever the sender needs then.
 */
@FunctionalInterface
public interface CommandDraft {

  /**
   * The command, taken in at a moment. Called once at most, on the ledger's thread: quick, without
   * waiting and without reading anything that changes.
   */
  LedgerCommand at(Instant moment);
}

package org.signalbox.ledger.sim;

import java.time.Instant;
import java.util.List;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.LedgerReply;

/** What one client asks, one request after the other. */
interface RequestScript {

  /** The next request; the one before was answered. */
  SimulatedRequest next(Instant now);

  /**
   * What the request before came to.
   *
   * @param records what happened; nothing where the answer came to a repeat
   */
  void answered(LedgerReply reply, List<LedgerRecord> records);

  /** Whether another answer than the first may come to a request that is sent again. */
  boolean mayForget(LedgerReply again);
}

package org.signalbox.ledger;

import java.util.List;
import org.signalbox.core.Amount;

/** The shard's answer to whoever sent a command. */
public sealed interface LedgerReply {

  /** It is done. */
  record Done() implements LedgerReply {}

  /** Nothing was done, nothing moved. */
  record Refused(Refusal reason) implements LedgerReply {}

  /**
   * Time passed.
   *
   * @param ended how many things came to their end
   * @param hasMore whether the bound was reached, so that another tick is due at once
   */
  record Ticked(int ended, boolean hasMore) implements LedgerReply {}

  /**
   * What came of a {@link LedgerCommand.Charge}.
   *
   * @param parts in the order of the request
   * @param cost of the session so far: what the first bill of each of its services was charged,
   *     also of those that the request does not name
   * @param isOpen whether the session goes on
   */
  record Charged(List<PartOutcome> parts, Amount cost, boolean isOpen) implements LedgerReply {
    public Charged {
      parts = List.copyOf(parts);
    }
  }

  /**
   * Some of a plan ran.
   *
   * @param accounts on how many accounts
   * @param hasMore whether the bound was reached, so that the same is to be asked again at once
   */
  record PlanRan(int accounts, boolean hasMore) implements LedgerReply {}

  LedgerReply DONE = new Done();
}

package org.signalbox.ledger;

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

  LedgerReply DONE = new Done();
}

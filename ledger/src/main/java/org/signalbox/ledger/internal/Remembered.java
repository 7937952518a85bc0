package org.signalbox.ledger.internal;

import org.signalbox.ledger.LedgerReply;

/**
 * The answer to a request that no open session remembers.
 *
 * @param session of the request
 * @param number the last of that session
 * @param reply its answer
 * @param sequence ascends with every answer remembered
 * @param forgottenAt when it may be forgotten, before extensions
 */
public record Remembered(
    String session, long number, LedgerReply reply, long sequence, long forgottenAt)
    implements Keyed<String> {

  @Override
  public String key() {
    return session;
  }
}

package org.signalbox.diameter.node;

import org.signalbox.diameter.message.DiameterIdentity;

/**
 * Says whether a peer may be sent one more request. Asked each time that a request is about to
 * leave for a peer, for the first time or again after another candidate; a request that no
 * candidate may get is answered with 3004. Called on event loops, several at once; must not block.
 */
@FunctionalInterface
public interface SendingLimit {

  /** Every peer may be sent everything. */
  SendingLimit NONE = peer -> true;

  /** True when a request may leave for the peer; that counts as sent. */
  boolean mayBeSent(DiameterIdentity peer);
}

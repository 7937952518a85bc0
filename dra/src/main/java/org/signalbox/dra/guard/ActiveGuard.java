package org.signalbox.dra.guard;

import java.util.Optional;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageFault;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.node.DiameterMetrics.Occurrence;
import org.signalbox.dra.guard.RateBuckets.Direction;

/** The guard of one peer at work. Any thread may use it, without a lock. */
final class ActiveGuard {

  private final DiameterIdentity peer;
  private final PeerGuard guard;
  private final Optional<TokenBucket> receiving;
  private final Optional<TokenBucket> sending;

  ActiveGuard(DiameterIdentity peer, PeerGuard guard, RateBuckets buckets) {
    this.peer = peer;
    this.guard = guard;
    this.receiving =
        guard.receiving().map(limit -> buckets.of(peer.key(), Direction.RECEIVING, limit));
    this.sending = guard.sending().map(limit -> buckets.of(peer.key(), Direction.SENDING, limit));
  }

  /** A refusal, and what it counts as. */
  record Refusal(Occurrence occurrence, MessageFault fault) {}

  /** Takes one of the requests that the peer may send; a refusal when there is none left. */
  Optional<Refusal> overRate() {
    if (receiving.isEmpty() || receiving.get().tryTake()) {
      return Optional.empty();
    }
    return Optional.of(
        new Refusal(
            Occurrence.RATE_LIMITED,
            MessageFault.of(ResultCode.TOO_BUSY, "this peer sends more than it may")));
  }

  /** Why the peer may never send a request such as this. */
  Optional<Refusal> forbidden(DiameterMessage request) {
    return guard
        .commands()
        .flatMap(allowed -> allowed.judge(request.applicationId(), request.commandCode()))
        .map(fault -> new Refusal(Occurrence.COMMAND_REFUSED, fault))
        .or(() -> misfit(request).map(fault -> new Refusal(Occurrence.ORIGIN_REFUSED, fault)));
  }

  /** Why a message cannot come from this peer. */
  Optional<MessageFault> misfit(DiameterMessage message) {
    return guard.origin().flatMap(rule -> rule.judge(peer, message));
  }

  /** Whether the peer may be sent one more request. */
  boolean mayBeSent() {
    return sending.isEmpty() || sending.get().tryTake();
  }
}

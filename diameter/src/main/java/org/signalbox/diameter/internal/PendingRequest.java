package org.signalbox.diameter.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.node.AnswerHandler;
import org.signalbox.diameter.node.RoutablePeer;
import org.signalbox.diameter.node.RouteDecision;

/**
 * A request that was routed and is not answered yet. It belongs to one connection's table at a time
 * and is handed from loop to loop, so at each moment one thread uses it; it is answered exactly
 * once.
 */
final class PendingRequest extends WheelEntry {

  private static final int REROUTES_MAX = 8;

  private final Relay relay;
  private final DiameterMessage original;
  private final AnswerSink sink;
  private final long deadlineNanos;
  private final Optional<byte[]> routeRecord;
  private DiameterMessage outgoing;
  private List<? extends RoutablePeer> candidates;
  private AnswerHandler handler;
  private long tryNanos;
  private int nextCandidate;
  private int reroutes;
  private boolean unanswered;
  private boolean unansweredBefore;
  private boolean answered;
  private long sentNanos;
  private int hopByHop;
  private @Nullable Connection holder;
  private Optional<DiameterMessage> fallback = Optional.empty();

  /**
   * A request that has just been routed.
   *
   * @param original as its source sent it
   * @param decision where it may go
   * @param deadlineNanos when it is given up
   */
  PendingRequest(
      Relay relay, RelayedRequest original, RouteDecision.Send decision, long deadlineNanos) {
    this.relay = relay;
    this.original = original.message();
    this.sink = original.sink();
    this.routeRecord = original.source().map(Connection::peer).map(Peer::identityOctets);
    this.outgoing = outgoingLike(decision.request());
    this.candidates = decision.candidates();
    this.handler = decision.answers();
    this.tryNanos = nanos(decision.tryLimit());
    this.deadlineNanos = deadlineNanos;
  }

  DiameterMessage original() {
    return original;
  }

  AnswerHandler handler() {
    return handler;
  }

  private static long nanos(Optional<Duration> limit) {
    return limit.map(Duration::toNanos).orElse(Long.MAX_VALUE);
  }

  /**
   * How long the candidate that gets the request now is waited for: the last one for as long as the
   * request has.
   */
  long waitNanos(long nowNanos) {
    long left = leftNanos(nowNanos);
    return nextCandidate < candidates.size() ? Math.min(tryNanos, left) : left;
  }

  /** True when the request as a whole has been given up. */
  boolean isOverdue(long nowNanos) {
    return deadlineNanos - nowNanos <= 0;
  }

  /** How long the request as a whole may still take. */
  long leftNanos(long nowNanos) {
    return Math.max(0, deadlineNanos - nowNanos);
  }

  long sentNanos() {
    return sentNanos;
  }

  /** The next candidate that is a connected peer; null when none is left. */
  @Nullable Peer takeCandidate() {
    while (nextCandidate < candidates.size()) {
      RoutablePeer candidate = candidates.get(nextCandidate++);
      if (candidate instanceof Peer peer && peer.isOpen()) {
        return peer;
      }
    }
    return null;
  }

  /** Replaces the candidates; false when that was done too often. */
  boolean reroute(RouteDecision.Send decision) {
    if (reroutes++ >= REROUTES_MAX) {
      return false;
    }
    candidates = decision.candidates();
    nextCandidate = 0;
    handler = decision.answers();
    tryNanos = nanos(decision.tryLimit());
    outgoing = outgoingLike(decision.request());
    return true;
  }

  /** The message for a connection that holds the request now. */
  DiameterMessage sentBy(Connection connection, int identifier, long nowNanos) {
    holder = connection;
    hopByHop = identifier;
    sentNanos = nowNanos;
    DiameterMessage message = outgoing.withHopByHop(identifier);
    DiameterMessage sent = unanswered ? message.retransmitted() : message;
    unansweredBefore = unanswered;
    unanswered = true;
    return sent;
  }

  /** A message as it leaves: with the sender's Route-Record (RFC 6733 §6.1.9). */
  private DiameterMessage outgoingLike(DiameterMessage message) {
    DiameterMessage same = message.withEndToEnd(original.endToEnd());
    return routeRecord.map(octets -> same.append(BaseAvp.ROUTE_RECORD, octets)).orElse(same);
  }

  /** True when a peer may have got it that has not answered: the next one is sent the T flag. */
  boolean isUnanswered() {
    return unanswered;
  }

  /** The peer that got it last has answered, so it is no duplicate for its sake (RFC 6733 §3). */
  void answeredByHolder() {
    unanswered = unansweredBefore;
  }

  /** What the source is answered when no candidate is left. */
  void fallBackTo(DiameterMessage answer) {
    fallback = Optional.of(answer);
  }

  Optional<DiameterMessage> fallback() {
    return fallback;
  }

  /** Answers the source, unless that was done. */
  void answer(DiameterMessage answer) {
    if (!answered) {
      answered = true;
      sink.answer(answer.withHopByHop(original.hopByHop()).withEndToEnd(original.endToEnd()));
    }
  }

  @Override
  void onTimeout() {
    Connection held = holder;
    if (held != null) {
      held.outstanding().forget(hopByHop);
    }
    relay.onAnswerTimeout(this, held);
  }
}

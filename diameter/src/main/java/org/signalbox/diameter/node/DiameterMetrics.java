package org.signalbox.diameter.node;

import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.peer.PeerStatus;

/**
 * Counts what a node does. Called on event loops for every message: implementations are
 * thread-safe, cheap, and never block or throw. Peers are few and known, so their identity may be a
 * label.
 */
public interface DiameterMetrics {

  /** Counts nothing. */
  DiameterMetrics NONE = new DiameterMetrics() {};

  /** What is counted beside messages. */
  enum Occurrence {
    LOOP_DETECTED,
    DECODE_ERROR,
    RETRANSMISSION,
    FAILOVER,
    WATCHDOG_TIMEOUT,
    ANSWER_TIMEOUT,
    UNKNOWN_ANSWER,
    END_TO_END_CHANGED,
    DUPLICATE_REQUEST,
    RESERVED_BITS,
    REFUSED_BUSY,
    /** A peer was not read because one that it sends to does not read. */
    SOURCE_PAUSED,
    /** A peer was read no further because an application of this node has enough to do. */
    HELD_BACK,
    /** A peer has not read for a while: requests for it go elsewhere or are refused. */
    STUCK,
    STALLED,
    PEER_RESTARTED,
    CER_REJECTED,
    STRANGER_DROPPED,
    /** A request was refused because its sender sends more than it may. */
    RATE_LIMITED,
    /** A request was refused because its Origin does not fit the peer that sent it. */
    ORIGIN_REFUSED,
    /** A request was refused because its sender may not send this application or command. */
    COMMAND_REFUSED,
    /** An answer passed whose Origin does not fit the peer that sent it. */
    ANSWER_ORIGIN_STRANGE
  }

  /** A message was read from a peer. */
  default void received(RoutablePeer peer, DiameterMessage message) {}

  /** A message was queued for a peer. */
  default void sent(RoutablePeer peer, DiameterMessage message) {}

  /**
   * A request that this node sent was answered.
   *
   * @param peer who answered
   * @param answer the answer
   * @param nanos from sending to the answer
   */
  default void answered(RoutablePeer peer, DiameterMessage answer, long nanos) {}

  /** A peer's status changed. */
  default void peerStatus(RoutablePeer peer, PeerStatus status) {}

  /**
   * A CER was refused; {@link Occurrence#CER_REJECTED} comes as well.
   *
   * @param resultCode why
   */
  default void cerRejected(int resultCode) {}

  /**
   * Something happened.
   *
   * @param peer the identity, or {@code unknown} before there is one
   */
  default void occurred(Occurrence occurrence, String peer) {}
}

package org.signalbox.diameter.node;

import java.net.InetSocketAddress;
import java.time.Instant;
import org.signalbox.diameter.message.DiameterMessage;

/**
 * Sees every message with its addresses: for captures and ladders. Called on event loops; must be
 * thread-safe and must not block: a trace that cannot keep up drops.
 */
public interface MessageTrace {

  /** Sees nothing. */
  MessageTrace NONE =
      new MessageTrace() {
        @Override
        public boolean isOn() {
          return false;
        }

        @Override
        public void message(Traced traced) {
          // Never called: the trace is off.
        }
      };

  /**
   * One message on the wire.
   *
   * @param at when
   * @param from the sender's transport address
   * @param to the receiver's
   * @param peer the peer's identity, or {@code unknown} before its CER
   * @param sent true when this node is the sender
   * @param message with its identities in clear: a trace that writes logs masks them
   */
  record Traced(
      Instant at,
      InetSocketAddress from,
      InetSocketAddress to,
      String peer,
      boolean sent,
      DiameterMessage message) {}

  /** Asked before each message, so that a trace that is off costs nothing. */
  boolean isOn();

  /** A message was read or queued. */
  void message(Traced traced);
}

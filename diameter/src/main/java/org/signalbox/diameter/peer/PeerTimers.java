package org.signalbox.diameter.peer;

import java.time.Duration;

/**
 * The timers of one peer.
 *
 * @param connect longest wait for a transport connection and TLS
 * @param capabilities longest wait for CER or CEA
 * @param reconnect Tc: pause before dialling again, jittered; grows with each failure up to {@code
 *     reconnectMax}
 * @param reconnectMax longest pause
 * @param watchdog Tw of RFC 3539
 * @param disconnect longest wait for DPA
 * @param answer longest wait for the answer to a request, over all peers that it is sent to
 * @param stall longest time without progress for a peer that does not read
 */
public record PeerTimers(
    Duration connect,
    Duration capabilities,
    Duration reconnect,
    Duration reconnectMax,
    Duration watchdog,
    Duration disconnect,
    Duration answer,
    Duration stall) {

  /** The defaults; {@code answer} is below the 10 s that Gy clients wait. */
  public static PeerTimers defaults() {
    return new PeerTimers(
        Duration.ofSeconds(10),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5),
        Duration.ofSeconds(30),
        Duration.ofSeconds(5),
        Duration.ofSeconds(8),
        Duration.ofSeconds(10));
  }

  public PeerTimers withReconnect(Duration pause) {
    Duration max = pause.compareTo(reconnectMax) > 0 ? pause : reconnectMax;
    return new PeerTimers(connect, capabilities, pause, max, watchdog, disconnect, answer, stall);
  }

  public PeerTimers withWatchdog(Duration period) {
    return new PeerTimers(
        connect, capabilities, reconnect, reconnectMax, period, disconnect, answer, stall);
  }

  public PeerTimers withAnswer(Duration limit) {
    return new PeerTimers(
        connect, capabilities, reconnect, reconnectMax, watchdog, disconnect, limit, stall);
  }

  public PeerTimers withStall(Duration limit) {
    return new PeerTimers(
        connect, capabilities, reconnect, reconnectMax, watchdog, disconnect, answer, limit);
  }

  public PeerTimers withCapabilities(Duration limit) {
    return new PeerTimers(
        connect, limit, reconnect, reconnectMax, watchdog, disconnect, answer, stall);
  }
}

package org.signalbox.sbi.http;

import java.time.Duration;

/**
 * What clients may take.
 *
 * @param bodies how many octets of bodies
 * @param headerOctets largest header list; more is answered 431
 * @param unfinishedOctets of all frames and header blocks that have come in part; a connection that
 *     holds more than is left for others is closed, and so is one whose frame or header block takes
 *     longer than {@code requestTimeout}
 * @param streams most requests under way of one connection
 * @param connections most open connections of all clients
 * @param blocking most handlers that wait, of all clients; more is answered 503
 * @param resetsPerMinute most streams that one connection may reset in a minute before it is closed
 * @param requestTimeout longest time from the first to the last octet of a request
 * @param idleTimeout how long a connection may say nothing
 */
public record SbiLimits(
    Bodies bodies,
    int headerOctets,
    long unfinishedOctets,
    int streams,
    int connections,
    int blocking,
    int resetsPerMinute,
    Duration requestTimeout,
    Duration idleTimeout) {

  /**
   * Bounds of bodies. What a request takes of the sums, from the first octet of its body to its
   * answer, is its body and its header fields.
   *
   * @param octets largest body; more is answered 413
   * @param ofConnection of all requests of one connection that have a body; more is answered 503
   * @param ofAll of all connections; more is answered 503. No client, by its certificate or else
   *     its address, holds more than is left of it for others; more is answered 429. JSON takes
   *     some twenty times its octets of memory while it is read
   */
  public record Bodies(int octets, long ofConnection, long ofAll) {}

  /** What an ordinary network function never comes near. */
  public static final SbiLimits USUAL =
      new SbiLimits(
          new Bodies(1 << 20, 4 << 20, 16 << 20),
          16 << 10,
          16 << 20,
          256,
          20_000,
          1_024,
          400,
          Duration.ofSeconds(30),
          Duration.ofMinutes(10));
}

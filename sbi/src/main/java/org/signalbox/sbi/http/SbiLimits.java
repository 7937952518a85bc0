package org.signalbox.sbi.http;

import java.time.Duration;

/**
 * What clients may take.
 *
 * @param bodyOctets largest body; more is answered 413
 * @param headerOctets largest header list; more is answered 431
 * @param streams most requests under way of one connection
 * @param connections most open connections of all clients
 * @param blocking most handlers that wait, of all clients; more is answered 503
 * @param resetsPerMinute most streams that one connection may reset in a minute before it is closed
 * @param requestTimeout longest time from the first to the last octet of a request
 * @param idleTimeout how long a connection may say nothing
 */
public record SbiLimits(
    int bodyOctets,
    int headerOctets,
    int streams,
    int connections,
    int blocking,
    int resetsPerMinute,
    Duration requestTimeout,
    Duration idleTimeout) {

  /** What an ordinary network function never comes near. */
  public static final SbiLimits USUAL =
      new SbiLimits(
          1 << 20,
          16 << 10,
          256,
          20_000,
          1_024,
          400,
          Duration.ofSeconds(30),
          Duration.ofMinutes(10));
}

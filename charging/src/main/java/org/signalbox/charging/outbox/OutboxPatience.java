package org.signalbox.charging.outbox;

import java.time.Duration;

/**
 * How long the outbox waits, by real time.
 *
 * @param post for a whole post over HTTP
 * @param step for the answers to what has just begun, before others are looked after
 */
record OutboxPatience(Duration post, Duration step) {

  static final OutboxPatience DEFAULT =
      new OutboxPatience(Duration.ofSeconds(10), Duration.ofMillis(500));
}

package org.signalbox.sbi.nrf.management;

import java.time.Duration;

/**
 * How notifications are sent.
 *
 * @param sender the {@code user-agent}, such as {@code NRF-…} (TS 29.500 §5.2.2.2)
 * @param patience how long an answer may take
 * @param firstPause before the second attempt; each pause is twice the one before
 * @param attempts after which a notification is given up
 * @param waiting most notifications that wait for one subscriber; beyond that the oldest goes
 */
public record DeliveryPolicy(
    String sender, Duration patience, Duration firstPause, int attempts, int waiting) {

  /** Five attempts within some fifteen seconds. */
  public static DeliveryPolicy usual(String sender) {
    return new DeliveryPolicy(sender, Duration.ofSeconds(5), Duration.ofSeconds(1), 5, 200);
  }

  Duration pauseAfter(int attempt) {
    return firstPause.multipliedBy(1L << Math.min(attempt - 1, 10));
  }
}

package org.signalbox.charging.outbox;

import java.util.Optional;

/**
 * How an attempt to deliver ended.
 *
 * @param failure why it was not taken; empty where it was
 * @param isSilent whether nobody answered at all
 */
record DeliveryOutcome(Optional<String> failure, boolean isSilent) {

  static final DeliveryOutcome TAKEN = new DeliveryOutcome(Optional.empty(), false);

  /** Somebody answered, and did not take it. */
  static DeliveryOutcome refused(String failure) {
    return new DeliveryOutcome(Optional.of(failure), false);
  }

  static DeliveryOutcome unanswered(String failure) {
    return new DeliveryOutcome(Optional.of(failure), true);
  }
}

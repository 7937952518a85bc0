package org.signalbox.profiles;

import java.time.Instant;
import java.util.Optional;

/**
 * When a profile is in force: from its activation (included) to its expiry (excluded).
 *
 * @param activation empty: always was
 * @param expiry empty: always will be
 */
public record ActivationInterval(Optional<Instant> activation, Optional<Instant> expiry) {

  public static final ActivationInterval ALWAYS =
      new ActivationInterval(Optional.empty(), Optional.empty());

  public boolean contains(Instant moment) {
    return activation.map(from -> !moment.isBefore(from)).orElse(true)
        && expiry.map(moment::isBefore).orElse(true);
  }
}

package org.signalbox.ocs.policy;

import java.time.Duration;
import java.util.Optional;

/**
 * For how long grants hold, in whole seconds.
 *
 * @param validity Validity-Time: after it the client reports and asks again; empty for as long as
 *     the grant lasts
 * @param lowValidity the same of a grant that takes the last of a credit, so that money that
 *     arrives is noticed soon
 * @param holding Quota-Holding-Time: how long a client may keep a grant without traffic; empty
 *     where the client decides
 */
public record GrantTimes(
    Optional<Duration> validity, Optional<Duration> lowValidity, Optional<Duration> holding) {

  /** The longest of these times. */
  public static final Duration MOST = Duration.ofDays(15);

  public GrantTimes {
    requireSeconds(validity);
    requireSeconds(lowValidity);
    requireSeconds(holding);
  }

  /** The validity of one grant, in seconds; 0 for none. */
  public long validitySeconds(boolean isFinal) {
    Optional<Duration> time = isFinal && lowValidity.isPresent() ? lowValidity : validity;
    return time.map(Duration::toSeconds).orElse(0L);
  }

  private static void requireSeconds(Optional<Duration> time) {
    boolean fits =
        time.isEmpty() || (time.get().toSeconds() >= 1 && time.get().compareTo(MOST) <= 0);
    if (!fits) {
      throw new IllegalArgumentException("a time of one second to " + MOST.toDays() + " days");
    }
  }
}

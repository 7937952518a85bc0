package org.signalbox.registers.nf;

import java.time.Duration;

/**
 * How the register treats silence.
 *
 * @param heartBeat interval that a network function is given which asks for none
 * @param missedAfter how long after the interval a silent network function is suspended; covers the
 *     way of a heart-beat and, where instances share a database, the time until another one has
 *     told of it (about a second)
 * @param removedAfter how long after that it is removed
 */
public record NfRegisterConfig(Duration heartBeat, Duration missedAfter, Duration removedAfter) {

  /** Ten seconds, as Open5GS; suspended after 13, removed after 43. */
  public static final NfRegisterConfig DEFAULT =
      new NfRegisterConfig(Duration.ofSeconds(10), Duration.ofSeconds(3), Duration.ofSeconds(30));

  public NfRegisterConfig {
    if (heartBeat.toSeconds() < 1 || missedAfter.isNegative() || removedAfter.isNegative()) {
      throw new IllegalArgumentException("a heart-beat of at least a second, times not negative");
    }
  }
}

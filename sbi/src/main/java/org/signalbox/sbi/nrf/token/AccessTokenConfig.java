package org.signalbox.sbi.nrf.token;

import java.time.Duration;
import java.util.Set;
import org.signalbox.registers.nf.NetworkId;
import org.signalbox.registers.nf.NfInstanceId;

/**
 * How tokens are given.
 *
 * @param issuer identity of this NRF
 * @param life how long a token is good; a second to a day. A producer cannot be told that a token
 *     is not good any more, so this is how long a mistake lasts
 * @param networks of this NRF, to which belongs who registers no network; empty when they are not
 *     told, and then such a consumer's word about its networks is left out of its tokens
 */
public record AccessTokenConfig(NfInstanceId issuer, Duration life, Set<NetworkId> networks) {

  private static final Duration LONGEST = Duration.ofDays(1);

  public AccessTokenConfig {
    networks = Set.copyOf(networks);
    if (life.toSeconds() < 1 || life.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a token's life is not within a second to a day: " + life);
    }
  }
}

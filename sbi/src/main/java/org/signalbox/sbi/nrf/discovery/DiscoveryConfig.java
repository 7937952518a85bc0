package org.signalbox.sbi.nrf.discovery;

import java.time.Duration;
import java.util.Set;
import org.signalbox.registers.nf.NetworkId;

/**
 * How discovery answers.
 *
 * @param validity how long a consumer may use an answer, at least a second
 * @param own networks of this NRF; empty when they are not told, and then nothing is foreign
 */
public record DiscoveryConfig(Duration validity, Set<NetworkId> own) {

  /** Half a minute, networks not told. */
  public static final DiscoveryConfig DEFAULT =
      new DiscoveryConfig(Duration.ofSeconds(30), Set.of());

  public DiscoveryConfig {
    own = Set.copyOf(own);
    if (validity.toSeconds() < 1) {
      throw new IllegalArgumentException("an answer is valid for at least a second");
    }
  }
}

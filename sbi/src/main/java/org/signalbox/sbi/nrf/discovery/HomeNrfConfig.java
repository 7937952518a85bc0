package org.signalbox.sbi.nrf.discovery;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.signalbox.registers.nf.NetworkId;
import org.signalbox.registers.nf.NfInstanceId;

/**
 * Which NRFs of other networks are asked, and how.
 *
 * @param self identity of this NRF, by which a request that comes back is known
 * @param known NRFs by their network; the address is the root of their API
 * @param patience longest wait for an answer
 * @param callsMax most calls under way at once
 */
public record HomeNrfConfig(
    NfInstanceId self, Map<NetworkId, URI> known, Duration patience, int callsMax) {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int CALLS_MAX = 256;

  public HomeNrfConfig {
    known = Map.copyOf(known);
  }

  /** No NRFs told: only names of the form that TS 23.003 gives to NRFs are asked. */
  public static HomeNrfConfig usual(NfInstanceId self) {
    return new HomeNrfConfig(self, Map.of(), PATIENCE, CALLS_MAX);
  }

  /** The same with NRFs of other networks. */
  public HomeNrfConfig knowing(Map<NetworkId, URI> nrfs) {
    return new HomeNrfConfig(self, nrfs, patience, callsMax);
  }

  /** The NRF of a network, when it was told. */
  Optional<URI> of(NetworkId network) {
    return Optional.ofNullable(known.get(network));
  }
}

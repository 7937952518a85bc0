package org.signalbox.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The service-based interfaces, and the NRF on them.
 *
 * @param listen where they listen without TLS; none when off
 * @param listenIsDefault whether nobody has chosen those, so that one this machine lacks is no
 *     fault
 * @param tls where they listen with TLS; empty when off
 * @param anonymous whether they may serve callers without certificates beyond loopback
 * @param lateAreServed whether requests whose senders have given up are served all the same
 * @param nrf the NRF
 * @param security who may do what
 * @param networks the networks of the NRF and others
 */
public record SbiConfig(
    List<ListenAddress> listen,
    boolean listenIsDefault,
    Optional<Tls> tls,
    boolean anonymous,
    boolean lateAreServed,
    NrfTimes nrf,
    NrfSecurityConfig security,
    NrfNetworks networks) {

  public SbiConfig {
    listen = List.copyOf(listen);
  }

  /** Whether nothing listens. */
  public boolean isOff() {
    return listen.isEmpty() && tls.isEmpty();
  }

  /** The same without doors. */
  SbiConfig closed() {
    return new SbiConfig(
        List.of(),
        listenIsDefault,
        Optional.empty(),
        anonymous,
        lateAreServed,
        nrf,
        security,
        networks);
  }

  /**
   * TLS.
   *
   * @param listen where
   * @param certificate PEM chain, the server's own certificate first
   * @param key PEM, without a password
   * @param authority PEM certificates that clients' certificates must lead to; empty asks for none
   * @param revoked certificates that were taken back; empty for none
   */
  public record Tls(
      List<ListenAddress> listen,
      Path certificate,
      Path key,
      Optional<Path> authority,
      Optional<Path> revoked) {

    public Tls {
      listen = List.copyOf(listen);
    }
  }

  /**
   * How the NRF treats silence and subscriptions.
   *
   * @param heartBeat interval for network functions that ask for none
   * @param suspendAfter how long after a heart-beat is due it is missed
   * @param removeAfter how long after that a network function is removed
   * @param subscriptions the longest time of a subscription before it is extended
   */
  public record NrfTimes(
      Duration heartBeat, Duration suspendAfter, Duration removeAfter, Duration subscriptions) {}

  /**
   * Which networks the NRF serves, and which it asks.
   *
   * @param own its networks; none where it was not told
   * @param others NRFs of other networks
   */
  public record NrfNetworks(List<MobileNetwork> own, Map<MobileNetwork, URI> others) {

    public NrfNetworks {
      own = List.copyOf(own);
      others = Map.copyOf(others);
    }
  }
}

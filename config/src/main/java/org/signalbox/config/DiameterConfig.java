package org.signalbox.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The Diameter node.
 *
 * @param identity its Origin-Host
 * @param realm its Origin-Realm
 * @param listen where clear TCP peers connect; empty when off
 * @param tls where peers connect with TLS; empty when off
 * @param files of TLS; present where {@code tls} is, or a peer uses it
 * @param peers that may connect from anywhere, or are dialled
 * @param anonymous whether others may connect from beyond loopback
 */
public record DiameterConfig(
    String identity,
    String realm,
    Optional<ListenAddress> listen,
    Optional<ListenAddress> tls,
    Optional<TlsFiles> files,
    List<Peer> peers,
    boolean anonymous) {

  public DiameterConfig {
    peers = List.copyOf(peers);
  }

  /** The same without doors and peers. */
  DiameterConfig closed() {
    return new DiameterConfig(
        identity, realm, Optional.empty(), Optional.empty(), files, List.of(), anonymous);
  }

  /**
   * What TLS needs.
   *
   * @param certificate PEM chain, the node's own certificate first
   * @param key PEM, without a password
   * @param authorities PEM certificates that peers' certificates must lead to; the system's own
   *     when empty
   */
  public record TlsFiles(Path certificate, Path key, Optional<Path> authorities) {}

  /**
   * A peer.
   *
   * @param identity its Origin-Host
   * @param dialled where it is dialled; empty for one that only dials us
   * @param tls whether its connections are TLS
   */
  public record Peer(String identity, Optional<ListenAddress> dialled, boolean tls) {}
}

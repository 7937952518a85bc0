package org.signalbox.diameter.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.diameter.message.Origin;
import org.signalbox.diameter.peer.AdvertisedApplication;
import org.signalbox.diameter.peer.PeerConfig;

/**
 * How a node is set up.
 *
 * @param origin its identity and realm
 * @param productName for CER and CEA
 * @param listeners may be empty
 * @param peers the peer list
 * @param advertised applications named beside those of local handlers; {@link
 *     AdvertisedApplication#relay} for a relay
 * @param tls needed when a listener or a peer uses TLS
 * @param limits bounds
 */
public record NodeConfig(
    Origin origin,
    String productName,
    List<ListenerConfig> listeners,
    List<PeerConfig> peers,
    List<AdvertisedApplication> advertised,
    Optional<TlsConfig> tls,
    NodeLimits limits) {

  public NodeConfig {
    listeners = List.copyOf(listeners);
    peers = List.copyOf(peers);
    advertised = List.copyOf(advertised);
  }

  /** A node without listeners and peers. */
  public static NodeConfig of(String host, String realm) {
    return new NodeConfig(
        Origin.of(host, realm),
        "Signalbox",
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        NodeLimits.defaults());
  }

  public NodeConfig withListener(ListenerConfig listener) {
    List<ListenerConfig> all = new ArrayList<>(listeners);
    all.add(listener);
    return new NodeConfig(origin, productName, all, peers, advertised, tls, limits);
  }

  public NodeConfig withPeer(PeerConfig peer) {
    List<PeerConfig> all = new ArrayList<>(peers);
    all.add(peer);
    return withPeers(all);
  }

  public NodeConfig withPeers(List<PeerConfig> all) {
    return new NodeConfig(origin, productName, listeners, all, advertised, tls, limits);
  }

  public NodeConfig withAdvertised(AdvertisedApplication application) {
    List<AdvertisedApplication> all = new ArrayList<>(advertised);
    all.add(application);
    return new NodeConfig(origin, productName, listeners, peers, all, tls, limits);
  }

  public NodeConfig withTls(TlsConfig files) {
    return new NodeConfig(
        origin, productName, listeners, peers, advertised, Optional.of(files), limits);
  }

  public NodeConfig withLimits(NodeLimits bounds) {
    return new NodeConfig(origin, productName, listeners, peers, advertised, tls, bounds);
  }
}

package org.signalbox.app.internal.node;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.signalbox.app.internal.agent.DiameterInstruments;
import org.signalbox.config.DiameterConfig;
import org.signalbox.config.ListenAddress;
import org.signalbox.console.HealthPort.Check;
import org.signalbox.console.NodeMetrics;
import org.signalbox.core.OperatorFault;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.node.DiameterApplication;
import org.signalbox.diameter.node.DiameterNode;
import org.signalbox.diameter.node.ListenerConfig;
import org.signalbox.diameter.node.NodeConfig;
import org.signalbox.diameter.node.NodeHooks;
import org.signalbox.diameter.node.TlsConfig;
import org.signalbox.diameter.peer.PeerConfig;
import org.signalbox.diameter.peer.PeerSecurity;
import org.signalbox.diameter.peer.PeerStatus;
import org.signalbox.dra.AgentCounters;

/**
 * The Diameter node of a running Signalbox: applications answer requests in it, nothing is relayed
 * through it. Any thread may use it.
 */
public final class NodeDiameter implements AutoCloseable {

  private final DiameterNode node;
  private final AgentCounters counters;
  private final Map<String, InetSocketAddress> listeners;
  private final List<DiameterIdentity> dialled;

  private NodeDiameter(DiameterConfig config, DiameterNode node, AgentCounters counters) {
    this.node = node;
    this.counters = counters;
    this.listeners = listeners(config, node.addresses());
    this.dialled =
        config.peers().stream()
            .filter(peer -> peer.dialled().isPresent())
            .map(peer -> DiameterIdentity.of(peer.identity()))
            .toList();
  }

  /**
   * Opens the listeners and begins to dial; does not wait for peers.
   *
   * @param applications what is answered here; asked only where the node opens
   * @return empty when there is neither a listener nor a peer to dial
   * @throws OperatorFault when a listener cannot be opened, or the TLS files cannot be read
   */
  public static Optional<NodeDiameter> start(
      DiameterConfig config, Supplier<List<DiameterApplication>> applications) {
    boolean isOpen = config.listen().isPresent() || config.tls().isPresent();
    if (!isOpen && config.peers().stream().allMatch(peer -> peer.dialled().isEmpty())) {
      return Optional.empty();
    }
    AgentCounters counters = new AgentCounters();
    NodeHooks hooks =
        NodeHooks.defaults()
            .withRouter(new EndNodeRouter())
            .withAdmission(new LoopbackAdmission(config.anonymous()))
            .withMetrics(counters);
    for (DiameterApplication application : applications.get()) {
      hooks = hooks.withApplication(application);
    }
    DiameterNode node = DiameterNode.start(nodeConfig(config), hooks);
    return Optional.of(new NodeDiameter(config, node, counters));
  }

  private static NodeConfig nodeConfig(DiameterConfig config) {
    NodeConfig node = NodeConfig.of(config.identity(), config.realm());
    for (ListenAddress address : config.listen().stream().toList()) {
      node = node.withListener(ListenerConfig.tcp(address.socketAddress()));
    }
    for (ListenAddress address : config.tls().stream().toList()) {
      node = node.withListener(ListenerConfig.tls(address.socketAddress()));
    }
    for (DiameterConfig.TlsFiles files : config.files().stream().toList()) {
      node =
          node.withTls(
              new TlsConfig(
                  files.certificate(), files.key(), files.authorities(), Optional.empty()));
    }
    return node.withPeers(config.peers().stream().map(NodeDiameter::peer).toList());
  }

  private static PeerConfig peer(DiameterConfig.Peer peer) {
    PeerConfig named =
        peer.dialled()
            .map(at -> PeerConfig.dialling(peer.identity(), at.host(), at.port()))
            .orElseGet(() -> PeerConfig.accepting(peer.identity()));
    return peer.tls() ? named.withSecurity(PeerSecurity.TLS) : named;
  }

  private static Map<String, InetSocketAddress> listeners(
      DiameterConfig config, List<InetSocketAddress> opened) {
    List<String> settings = new ArrayList<>();
    config.listen().ifPresent(listen -> settings.add("diameter.listen"));
    config.tls().ifPresent(listen -> settings.add("diameter.tls"));
    Map<String, InetSocketAddress> addresses = new LinkedHashMap<>();
    for (int i = 0; i < settings.size(); i++) {
      addresses.put(settings.get(i), opened.get(i));
    }
    return addresses;
  }

  /** Where the listeners really are, by setting. */
  public Map<String, InetSocketAddress> listeners() {
    return listeners;
  }

  /** The node, for requests of its applications to their clients. */
  public DiameterNode node() {
    return node;
  }

  /** Shows peers and traffic to Prometheus. */
  public void register(NodeMetrics metrics) {
    DiameterInstruments.register(metrics, counters, node::reports);
  }

  /** Whether a peer that is dialled is connected; those that dial are their own operators' care. */
  public Check check() {
    long open =
        node.reports().stream().filter(report -> report.status() == PeerStatus.OPEN).count();
    boolean isReached =
        dialled.isEmpty()
            || dialled.stream().anyMatch(peer -> node.peers().find(peer.key()).isPresent());
    return new Check(
        "diameter", isReached, open + (open == 1 ? " peer is open" : " peers are open"));
  }

  /** Leaves all peers with DPR. */
  @Override
  public void close() {
    node.close();
  }
}

package org.signalbox.diameter.node;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.signalbox.diameter.node.DiameterMetrics.Occurrence;
import org.signalbox.diameter.peer.AdvertisedApplication;
import org.signalbox.diameter.peer.PeerConfig;

/** A relay under virtual time, its raw peers, and what it counted. */
abstract class NodeScenario {

  static final int CER = 257;
  static final int DWR = 280;
  static final int DPR = 282;

  final VirtualNodeTime time = new VirtualNodeTime();
  final Map<Occurrence, Integer> occurred = new ConcurrentHashMap<>();
  private final List<AutoCloseable> open = new ArrayList<>();

  /** Counts occurrences. */
  final DiameterMetrics metrics =
      new DiameterMetrics() {
        @Override
        public void occurred(Occurrence occurrence, String peer) {
          occurred.merge(occurrence, 1, Integer::sum);
        }
      };

  final NodeHooks hooks = NodeHooks.defaults().withTime(time).withMetrics(metrics);

  <T extends AutoCloseable> T closing(T resource) {
    open.add(resource);
    return resource;
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable one : open.reversed()) {
      one.close();
    }
  }

  NodeConfig relayConfig(String... peers) {
    return relayConfig("relay.example", List.of(peers));
  }

  /** A relay on loopback that expects these peers. */
  static NodeConfig relayConfig(String host, List<String> peers) {
    NodeConfig config =
        NodeConfig.of(host, Nodes.id(host).realmPart())
            .withListener(Nodes.loopback())
            .withAdvertised(AdvertisedApplication.relay());
    for (String peer : peers) {
      config = config.withPeer(PeerConfig.accepting(peer));
    }
    return config;
  }

  DiameterNode relay(String... peers) {
    return start(relayConfig(peers), hooks);
  }

  DiameterNode start(NodeConfig config, NodeHooks with) {
    return closing(DiameterNode.start(config, with));
  }

  RawPeer peer(DiameterNode node, String host) {
    return closing(RawPeer.open(node, host));
  }

  /** A connection on which nothing was said yet. */
  RawPeer stranger(DiameterNode node, String host) {
    return closing(RawPeer.connect(node, host));
  }

  /** Where a raw peer waits to be dialled. */
  static ServerSocket listening() throws IOException {
    return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  }

  static PeerConfig dialled(String host, ServerSocket server) {
    return PeerConfig.dialling(host, "127.0.0.1", server.getLocalPort());
  }

  static PeerReport report(DiameterNode node, String host) {
    return node.reports().stream()
        .filter(report -> report.identity().equals(Nodes.id(host)))
        .findFirst()
        .orElseThrow();
  }

  /** Moves the clock in steps, so that what one step sets off comes before the next. */
  void pass(Duration duration) {
    time.advance(duration);
  }
}

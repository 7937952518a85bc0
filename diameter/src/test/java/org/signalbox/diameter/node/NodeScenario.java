package org.signalbox.diameter.node;

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
    NodeConfig config =
        NodeConfig.of("relay.example", "relay")
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

  /** Moves the clock in steps, so that what one step sets off comes before the next. */
  void pass(Duration duration) {
    time.advance(duration);
  }
}

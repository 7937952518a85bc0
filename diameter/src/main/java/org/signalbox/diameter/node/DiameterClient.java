package org.signalbox.diameter.node;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.Origin;
import org.signalbox.diameter.peer.AdvertisedApplication;
import org.signalbox.diameter.peer.PeerConfig;

/**
 * One connection to one peer, for tests and tools: capabilities, watchdog and reconnection are done
 * for it. Any thread may use it.
 */
public final class DiameterClient implements AutoCloseable {

  private final DiameterNode node;
  private final DiameterIdentity peer;
  private final Origin origin;

  private DiameterClient(DiameterNode node, DiameterIdentity peer, Origin origin) {
    this.node = node;
    this.peer = peer;
    this.origin = origin;
  }

  /**
   * Begins to connect.
   *
   * @param origin who the client is
   * @param server whom it dials
   * @param applications what its CER names
   */
  public static DiameterClient dial(
      Origin origin, PeerConfig server, AdvertisedApplication... applications) {
    NodeConfig config =
        NodeConfig.of(origin.host().text(), origin.realm())
            .withPeer(server)
            .withLimits(NodeLimits.defaults().withEventLoops(1));
    for (AdvertisedApplication application : applications) {
      config = config.withAdvertised(application);
    }
    return new DiameterClient(
        DiameterNode.start(config, NodeHooks.defaults()), server.identity(), origin);
  }

  /** Who the client is. */
  public Origin origin() {
    return origin;
  }

  /** Completed once the peer has taken the connection. */
  public CompletionStage<Void> connected() {
    return node.whenOpen(peer);
  }

  /** Why the peer could not be connected last time; empty before the first attempt has failed. */
  public Optional<String> trouble() {
    return node.reports().stream().flatMap(report -> report.trouble().stream()).findFirst();
  }

  /**
   * Sends a request. Its end-to-end id is chosen unless it has one.
   *
   * @return its answer; 3002 with E, built here, when the peer is not connected or does not answer.
   *     Completed on an event loop: what follows must not block there
   */
  public CompletionStage<DiameterMessage> send(DiameterMessage request) {
    return node.sendTo(peer, request);
  }

  /** Leaves with DPR. */
  @Override
  public void close() {
    node.close();
  }
}

package org.signalbox.diameter.internal;

import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.node.PeerReport;
import org.signalbox.diameter.node.RouteDecision;
import org.signalbox.diameter.peer.DisconnectCause;

/** What operators do with a running node. Any thread may use it. */
public final class NodeOperations {

  private final NodeCore core;

  public NodeOperations(NodeCore core) {
    this.core = core;
  }

  /** Opens the listeners and dials the peers; closes what was opened when one cannot be. */
  public void start() {
    try {
      core.start();
    } catch (RuntimeException e) {
      core.close();
      throw e;
    }
  }

  public List<InetSocketAddress> addresses() {
    return core.transports().addresses();
  }

  public List<PeerReport> reports() {
    return core.allPeers().stream()
        .map(Peer::report)
        .sorted(Comparator.comparing(PeerReport::identity))
        .toList();
  }

  /** Sends to one peer; 3002 when it takes no requests. */
  public CompletionStage<DiameterMessage> sendTo(DiameterIdentity peer, DiameterMessage request) {
    return core.send(
        request,
        routed ->
            RouteDecision.send(
                routed.message(),
                routed.peers().find(peer.key()).map(List::of).orElseGet(List::of)));
  }

  /** Completed once the peer takes requests. */
  public CompletionStage<Void> whenOpen(DiameterIdentity peer) {
    return core.openings().await(peer);
  }

  public Optional<CompletionStage<Void>> drain(DiameterIdentity peer) {
    return core.peer(peer).map(Peer::drain);
  }

  public boolean resume(DiameterIdentity peer) {
    Optional<Peer> found = core.peer(peer);
    found.ifPresent(Peer::start);
    return found.isPresent();
  }

  public Optional<CompletionStage<Void>> disconnect(DiameterIdentity peer, DisconnectCause cause) {
    return core.peer(peer).map(known -> known.stop(cause));
  }

  public void reloadTls() {
    core.transports().reloadTls();
  }
}

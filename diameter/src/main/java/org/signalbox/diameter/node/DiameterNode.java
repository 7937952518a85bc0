package org.signalbox.diameter.node;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.signalbox.core.OperatorFault;
import org.signalbox.diameter.internal.NodeCore;
import org.signalbox.diameter.internal.NodeOperations;
import org.signalbox.diameter.internal.SctpTransport;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.peer.DisconnectCause;
import org.signalbox.diameter.peer.PeerConfig;

/**
 * A Diameter node: its listeners, its peers, its local applications, and a relay for the rest.
 *
 * <p>A request from a peer is answered by a {@link DiameterApplication} when it is addressed to
 * this node and the application is here; everything else goes to the {@link MessageRouter}. Each
 * request gets exactly one answer. Any thread may use the node; no method but {@link #start} and
 * {@link #close} waits.
 */
public final class DiameterNode implements AutoCloseable {

  private final NodeCore core;
  private final NodeOperations operations;

  private DiameterNode(NodeCore core) {
    this.core = core;
    this.operations = new NodeOperations(core);
  }

  /**
   * Opens the listeners and begins to dial the peers; does not wait for peers.
   *
   * @throws OperatorFault when a listener cannot be opened, or the TLS files cannot be read
   */
  public static DiameterNode start(NodeConfig config, NodeHooks hooks) {
    DiameterNode node = new DiameterNode(new NodeCore(config, hooks));
    node.operations.start();
    hooks.applications().forEach(application -> application.started(node, config.origin()));
    return node;
  }

  /** Whether this system has SCTP. */
  public static boolean hasSctp() {
    return SctpTransport.isSupported();
  }

  /** Where the listeners are, in the order of the configuration; ports are the real ones. */
  public List<InetSocketAddress> addresses() {
    return operations.addresses();
  }

  /** The peers that take requests now. */
  public PeerSnapshot peers() {
    return core.snapshot();
  }

  /** Every peer that is listed or connected, by identity. */
  public List<PeerReport> reports() {
    return operations.reports();
  }

  /**
   * Sends a request of this node where the router says. Its end-to-end id is chosen unless it has
   * one.
   *
   * @return the answer; a failure on the way is an answer with E as well, built by this node
   */
  public CompletionStage<DiameterMessage> send(DiameterMessage request) {
    return core.send(request);
  }

  /** Sends a request of this node to one peer and no other. */
  public CompletionStage<DiameterMessage> sendTo(DiameterIdentity peer, DiameterMessage request) {
    return operations.sendTo(peer, request);
  }

  /**
   * Waits until a peer takes requests.
   *
   * @return completed then, on any thread; at once when it already does
   */
  public CompletionStage<Void> whenOpen(DiameterIdentity peer) {
    return operations.whenOpen(peer);
  }

  /** Replaces the router; requests under way keep the old one's decision. */
  public void router(MessageRouter router) {
    core.router(router);
  }

  /**
   * Adds, changes and removes listed peers, and leaves those that the accept-list would no longer
   * let in; traffic of the others is not touched.
   */
  public void peers(List<PeerConfig> listed) {
    core.peers(listed);
  }

  /**
   * Sends a peer no new requests, waits for the answers to those under way, then leaves it with DPR
   * and neither dials nor accepts it until {@link #resume}.
   *
   * @return completed when the peer is left; empty when there is no such peer
   */
  public Optional<CompletionStage<Void>> drain(DiameterIdentity peer) {
    return operations.drain(peer);
  }

  /** Takes a drained or left peer back; false when there is no such peer. */
  public boolean resume(DiameterIdentity peer) {
    return operations.resume(peer);
  }

  /** Leaves a peer at once with DPR; empty when there is no such peer. */
  public Optional<CompletionStage<Void>> disconnect(DiameterIdentity peer, DisconnectCause cause) {
    return operations.disconnect(peer, cause);
  }

  /**
   * Reads the TLS files again for connections to come; those that are open stay.
   *
   * @throws OperatorFault when they cannot be read; the old ones stay in use
   */
  public void reloadTls() {
    operations.reloadTls();
  }

  /** Leaves all peers with DPR and closes everything; waits for a few seconds at most. */
  @Override
  public void close() {
    core.close();
  }
}

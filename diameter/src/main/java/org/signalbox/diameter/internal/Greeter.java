package org.signalbox.diameter.internal;

import java.util.Optional;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageFault;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.diameter.node.DiameterMetrics.Occurrence;
import org.signalbox.diameter.node.PeerHello;
import org.signalbox.diameter.peer.Capabilities;
import org.signalbox.diameter.peer.CapabilitiesDecoder;
import org.signalbox.diameter.peer.CapabilitiesEncoder;
import org.signalbox.diameter.peer.PeerConfig;
import org.signalbox.diameter.peer.PeerTimers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Receives connections that others dialled, until it is known which peer they are. Runs on the
 * event loop of the connection.
 */
final class Greeter {

  private static final Logger LOG = LoggerFactory.getLogger(Greeter.class);

  private final NodeCore node;
  private final StrangerGate strangers;
  private final SecondRate refusals;

  Greeter(NodeCore node) {
    this.node = node;
    this.strangers = new StrangerGate(node.limits());
    this.refusals = new SecondRate(node.time(), node.limits().refusalsPerSecond());
  }

  /** A connection was accepted. */
  void onAccepted(Connection connection) {
    strangers
        .enter(connection)
        .ifPresent(oldest -> {
          node.metrics().occurred(Occurrence.STRANGER_DROPPED, "unknown");
          oldest.close("too many connections without a CER");
        });
    connection.control().awaitCapabilities(PeerTimers.defaults().capabilities());
  }

  /** TLS is up. */
  void onSecured(Connection connection) {
    Peer peer = connection.peer();
    if (peer != null) {
      Optional<String> misnamed = PeerCheck.misnamed(connection, peer.identity());
      if (misnamed.isPresent()) {
        LOG.atWarn()
            .addKeyValue("peer", peer.identity())
            .addKeyValue("reason", misnamed.get())
            .log("certificate_refused");
        peer.trouble(misnamed.get());
        connection.close(misnamed.get());
      } else {
        peer.onSecured(connection);
      }
    }
  }

  /** A connection has ended or is known. */
  void leave(Connection connection) {
    strangers.leave(connection);
  }

  /** A CER came on an accepted connection. */
  void onRequest(Connection connection, DiameterMessage cer) {
    switch (CapabilitiesDecoder.read(cer)) {
      case CapabilitiesDecoder.Result.Refused refused -> refuse(connection, cer, refused.fault());
      case CapabilitiesDecoder.Result.Read read ->
          onCapabilities(connection, cer, read.capabilities());
    }
  }

  private void onCapabilities(Connection connection, DiameterMessage cer, Capabilities remote) {
    PeerHello hello =
        new PeerHello(
            remote,
            connection.remoteAddress().getAddress(),
            connection.isSecure(),
            connection.certificateNames());
    Optional<Peer> found = find(hello);
    if (found.isEmpty()) {
      refuse(connection, cer, MessageFault.of(ResultCode.UNKNOWN_PEER, "unknown peer"));
      return;
    }
    Peer peer = found.get();
    Optional<MessageFault> fault =
        judge(connection, peer, remote)
            .or(() -> node.hooks().admission().refusal(hello, node.snapshot()));
    if (fault.isPresent()) {
      peer.trouble("its CER was refused: " + fault.get().reason());
      refuse(connection, cer, fault.get());
      peer.forgetIfUnused();
      return;
    }
    strangers.leave(connection);
    if (!peer.onGreeting(connection, cer, remote)) {
      // The peer list changed in this very moment; the next look sees the new one.
      onCapabilities(connection, cer, remote);
    }
  }

  private Optional<Peer> find(PeerHello hello) {
    DiameterIdentity identity = hello.identity();
    if (identity.equals(node.origin().host())) {
      return Optional.empty();
    }
    Optional<Peer> listed = node.peer(identity);
    if (listed.isPresent()) {
      return listed;
    }
    Optional<PeerConfig> admitted = node.hooks().admission().admit(hello);
    return admitted.map(config -> node.admit(hello, config));
  }

  private Optional<MessageFault> judge(Connection connection, Peer peer, Capabilities remote) {
    return peer.isDrained()
        ? Optional.of(MessageFault.of(ResultCode.TOO_BUSY, "the peer is drained"))
        : node.check().fault(connection, peer.config(), remote);
  }

  /** True when a stranger's message may be answered and noted. */
  boolean mayAnswer() {
    return refusals.mayPass();
  }

  /** Answers a CER with a refusal, if the rate allows, and closes. */
  void refuse(Connection connection, DiameterMessage cer, MessageFault fault) {
    node.metrics().occurred(Occurrence.CER_REJECTED, connection.peerName());
    node.metrics().cerRejected(fault.resultCode());
    if (!mayAnswer()) {
      connection.close("refused without a word");
      return;
    }
    LOG.atWarn()
        .addKeyValue("peer", cer.avps().text(BaseAvp.ORIGIN_HOST).orElse("unnamed"))
        .addKeyValue("address", connection.remoteAddress())
        .addKeyValue("result_code", fault.resultCode())
        .addKeyValue("reason", fault.reason())
        .log("cer_refused");
    Capabilities local = node.capabilities(connection);
    connection.write(CapabilitiesEncoder.refusal(cer, local, fault));
    connection.closeAfterFlush();
  }
}

package org.signalbox.diameter.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.diameter.message.Origin;
import org.signalbox.diameter.peer.AdvertisedApplication;
import org.signalbox.diameter.peer.Capabilities;
import org.signalbox.diameter.peer.CapabilitiesEncoder;
import org.signalbox.testsupport.FramedSocket;

/** A peer that does exactly what a test tells it, octet by octet. One thread at a time. */
final class RawPeer implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 20_000;

  private final FramedSocket socket;
  private final Origin origin;

  private RawPeer(Socket socket, String host) {
    this.socket = new FramedSocket(socket).withPatience(PATIENCE_MILLIS);
    this.origin = Origin.of(host, host.substring(host.indexOf('.') + 1));
  }

  /** A transport connection and nothing more. */
  static RawPeer connect(DiameterNode node, String host) {
    try {
      return new RawPeer(new Socket(InetAddress.getLoopbackAddress(), Nodes.port(node)), host);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A peer with its capabilities exchanged. */
  static RawPeer open(DiameterNode node, String host) {
    RawPeer peer = connect(node, host);
    DiameterMessage cea = peer.exchange(peer.cer());
    if (Nodes.resultCode(cea) != 2001) {
      throw new AssertionError("refused: " + cea.avps().text(BaseAvp.ERROR_MESSAGE));
    }
    Nodes.await(node.whenOpen(Nodes.id(host)));
    return peer;
  }

  /** A connection that the node dials. */
  static RawPeer accept(ServerSocket server, String host) {
    try {
      server.setSoTimeout(PATIENCE_MILLIS);
      return new RawPeer(server.accept(), host);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Capabilities capabilities() {
    return new Capabilities(
        origin,
        List.of(InetAddress.getLoopbackAddress()),
        0,
        "raw",
        OptionalLong.empty(),
        List.of(AdvertisedApplication.auth(Nodes.CREDIT_CONTROL)),
        false);
  }

  DiameterMessage cer() {
    return CapabilitiesEncoder.request(capabilities()).withHopByHop(1).withEndToEnd(2);
  }

  DiameterMessage cea(DiameterMessage cer) {
    return CapabilitiesEncoder.success(cer, capabilities());
  }

  /** A request of the base protocol from this peer. */
  DiameterMessage base(int commandCode) {
    return DiameterMessage.request(0, commandCode)
        .notProxiable()
        .identifiers(77, 78)
        .origin(origin)
        .build();
  }

  /** A credit-control request with identifiers. */
  DiameterMessage request(String realm, int hopByHop, int endToEnd) {
    MessageBuilder builder =
        DiameterMessage.request(Nodes.CREDIT_CONTROL, Nodes.CCR).identifiers(hopByHop, endToEnd);
    builder.text(BaseAvp.SESSION_ID, "raw;" + endToEnd);
    builder.origin(origin);
    builder.text(BaseAvp.DESTINATION_REALM, realm);
    return builder.build();
  }

  DiameterMessage success(DiameterMessage request) {
    return request.answer().result(2001).origin(origin).build();
  }

  RawPeer send(DiameterMessage message) {
    return send(message.encoded());
  }

  RawPeer send(byte[] octets) {
    socket.write(octets);
    socket.flush();
    return this;
  }

  DiameterMessage exchange(DiameterMessage request) {
    return send(request).read();
  }

  /** The next message. */
  DiameterMessage read() {
    return readUnlessClosed().orElseThrow(() -> new AssertionError("closed instead"));
  }

  /** The next message; empty when the node closed the connection. */
  Optional<DiameterMessage> readUnlessClosed() {
    return socket.read().map(DiameterMessage::owning);
  }

  @Override
  public void close() {
    socket.close();
  }
}

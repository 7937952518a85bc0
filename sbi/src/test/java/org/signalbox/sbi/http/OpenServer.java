package org.signalbox.sbi.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.signalbox.testsupport.http2.Http2Connection;
import org.signalbox.testsupport.http2.Http2Request;

/** A server on a free port of loopback. */
final class OpenServer implements AutoCloseable {

  final SbiServer server;

  private OpenServer(SbiServer server) {
    this.server = server;
  }

  static OpenServer of(SbiEndpoint... endpoints) {
    return of(SbiLimits.USUAL, endpoints);
  }

  static OpenServer of(SbiLimits limits, SbiEndpoint... endpoints) {
    return of(limits, InstantSource.system(), endpoints);
  }

  static OpenServer of(SbiLimits limits, InstantSource clock, SbiEndpoint... endpoints) {
    return of(limits, clock, RequestGuard.ALLOWS_ALL, endpoints);
  }

  static OpenServer of(
      SbiLimits limits, InstantSource clock, RequestGuard guard, SbiEndpoint... endpoints) {
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    return new OpenServer(
        SbiServer.start(
            new SbiServerConfig(
                List.of(anyPort), Optional.empty(), limits, LateRequests.REFUSE, clock),
            List.of(endpoints),
            guard));
  }

  InetSocketAddress address() {
    return server.clearAddresses().getFirst();
  }

  Http2Connection connect() {
    return Http2Connection.to(address());
  }

  /** Connects as one of many clients: all of 127.0.0.0/8 is this machine (RFC 6890 §2.2.2). */
  Http2Connection connectAs(int client) {
    return Http2Connection.to(address(), local(client));
  }

  /** The same with any octets; a read waits 20 s. */
  Socket socketAs(int client) throws IOException {
    Socket socket = new Socket(address().getAddress(), address().getPort(), local(client), 0);
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static InetAddress local(int client) {
    byte[] address = {127, 0, (byte) (1 + client / 250), (byte) (1 + client % 250)};
    try {
      return InetAddress.getByAddress(address);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  Http2Request request(String method, String path) {
    return Http2Request.of(method, "127.0.0.1:" + address().getPort(), path);
  }

  @Override
  public void close() {
    server.close();
  }
}

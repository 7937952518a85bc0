package org.signalbox.sbi.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
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

  Http2Request request(String method, String path) {
    return Http2Request.of(method, "127.0.0.1:" + address().getPort(), path);
  }

  @Override
  public void close() {
    server.close();
  }
}

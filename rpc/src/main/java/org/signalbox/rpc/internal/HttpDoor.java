package org.signalbox.rpc.internal;

import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerPort;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.signalbox.core.OperatorFault;
import org.signalbox.rpc.RpcAuthentication;

/** Listens for JSON-RPC over HTTP/1.1 and HTTP/2 without TLS. */
final class HttpDoor {

  static final String PATH = "/jsonrpc";

  private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(5);
  private static final Duration DRAIN = Duration.ofSeconds(5);
  private static final int MAX_HEADER_OCTETS = 16 << 10;
  private static final int MAX_STREAMS = 256;

  private final Server server;

  private HttpDoor(Server server) {
    this.server = server;
  }

  static HttpDoor open(
      InetSocketAddress address, RpcAuthentication authentication, DoorContext context) {
    ServerPort port = new ServerPort(address, SessionProtocol.HTTP);
    Server server =
        Server.builder()
            .port(port)
            .workerGroup(context.loops(), false)
            .bossGroupFactory(name -> new DoorLoops(1, name))
            .maxNumConnections(context.limits().connections())
            .maxRequestLength(context.limits().requestOctets())
            .requestTimeout(context.limits().requestTimeout())
            .idleTimeout(IDLE_TIMEOUT)
            .http1MaxInitialLineLength(MAX_HEADER_OCTETS)
            .http1MaxHeaderSize(MAX_HEADER_OCTETS)
            .http2MaxHeaderListSize(MAX_HEADER_OCTETS)
            .http2MaxStreamsPerConnection(MAX_STREAMS)
            .gracefulShutdownTimeout(Duration.ZERO, DRAIN)
            .disableServerHeader()
            .verboseResponses(false)
            .unloggedExceptionsReportInterval(Duration.ZERO)
            .childChannelPipelineCustomizer(
                pipeline -> pipeline.addFirst(new ConnectionCounter(context.metrics())))
            .service(PATH, new HttpCallService(new HttpAuthentication(authentication), context))
            .build();
    try {
      server.start().join();
    } catch (CompletionException e) {
      Throwable cause = e.getCause();
      throw cannotListen("rpc.http", address, cause == null ? e : cause);
    }
    return new HttpDoor(server);
  }

  static OperatorFault cannotListen(String setting, InetSocketAddress address, Throwable cause) {
    return new OperatorFault(
        "%s: cannot listen on %s:%d: %s; set another address, or stop what listens there"
            .formatted(setting, address.getHostString(), address.getPort(), cause.getMessage()),
        cause);
  }

  InetSocketAddress address() {
    return server.activePorts().keySet().iterator().next();
  }

  void close() {
    server.stop().join();
  }
}

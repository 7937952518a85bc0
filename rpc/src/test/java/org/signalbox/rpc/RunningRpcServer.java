package org.signalbox.rpc;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** The doors of the tests on free ports, and the octets that go in and out of them. */
public final class RunningRpcServer implements AutoCloseable {

  /** Far above what an answer takes; only a defect lasts as long. */
  private static final int PATIENCE_MILLIS = 20_000;

  private final RpcServer server;

  public RunningRpcServer(RpcRegistry registry) {
    this(registry, RpcLimits.DEFAULT, RpcAuthentication.NONE, RpcMetricsPort.NONE);
  }

  public RunningRpcServer(RpcRegistry registry, RpcLimits limits) {
    this(registry, limits, RpcAuthentication.NONE, RpcMetricsPort.NONE);
  }

  public RunningRpcServer(
      RpcRegistry registry,
      RpcLimits limits,
      RpcAuthentication authentication,
      RpcMetricsPort metrics) {
    Optional<InetSocketAddress> anyPort =
        Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    server =
        RpcServer.start(
            new RpcServerConfig(anyPort, anyPort, limits, authentication), registry, metrics);
  }

  public InetSocketAddress http() {
    return server.httpAddress().orElseThrow();
  }

  public InetSocketAddress tcp() {
    return server.tcpAddress().orElseThrow();
  }

  public static RpcLimits limits(int requestOctets, int inFlight, int calls, Duration timeout) {
    return new RpcLimits(requestOctets, 64, 20_000, inFlight, calls, timeout);
  }

  public Socket connectTcp() throws IOException {
    return connect(tcp());
  }

  public Socket connectHttp() throws IOException {
    return connect(http());
  }

  private static Socket connect(InetSocketAddress address) throws IOException {
    Socket socket = new Socket();
    socket.connect(address, PATIENCE_MILLIS);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  /** Sends octets on a connection of its own and reads all answers up to the end. */
  public String tcp(String sent) throws IOException {
    return tcp(sent.getBytes(StandardCharsets.UTF_8));
  }

  public String tcp(byte[] sent) throws IOException {
    try (Socket socket = connectTcp()) {
      socket.getOutputStream().write(sent);
      socket.shutdownOutput();
      return text(socket.getInputStream());
    }
  }

  /** Posts a body and reads head and body of the answer. */
  public String post(String body, String... headers) throws IOException {
    return post(body.getBytes(StandardCharsets.UTF_8), headers);
  }

  public String post(byte[] body, String... headers) throws IOException {
    StringBuilder head =
        new StringBuilder("POST /jsonrpc HTTP/1.1\r\nHost: a\r\nConnection: close\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
    try (Socket socket = connectHttp()) {
      socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(body);
      socket.getOutputStream().flush();
      return text(socket.getInputStream());
    }
  }

  /** The body of an answer that {@link #post} returned. */
  public static String bodyOf(String response) {
    return response.substring(response.indexOf("\r\n\r\n") + 4);
  }

  /** Reads up to the end. */
  public static String text(InputStream in) throws IOException {
    return new String(in.readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Reads one answer, which a line feed ends. */
  public static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
      line.append((char) octet);
    }
    return line.toString();
  }

  @Override
  public void close() {
    server.close();
  }
}

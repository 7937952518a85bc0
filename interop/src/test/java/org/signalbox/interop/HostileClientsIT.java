package org.signalbox.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.signalbox.testsupport.HttpRpcClient;
import org.signalbox.testsupport.RpcAnswer;
import org.signalbox.testsupport.RunningSignalbox;
import org.signalbox.testsupport.SignalboxProcess;
import org.signalbox.testsupport.TcpRpcClient;

/** Whatever one client sends, the process stays up and answers the others. */
@RunningSignalbox
class HostileClientsIT {

  private static final int IDLE_CONNECTIONS = 10_000;
  private static final int BODY_OCTETS = 100_000_000;
  private static final byte[] HTTP_HEAD =
      "POST /jsonrpc HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n"
          .formatted(BODY_OCTETS)
          .getBytes(StandardCharsets.US_ASCII);

  static final List<byte[]> GARBAGE =
      List.of(
          bytes("["),
          bytes("[".repeat(100_000)),
          bytes("{\"a\":".repeat(100_000)),
          bytes("{\"method\":\"APIerSv1.Ping\",\"params\":[" + "[".repeat(5_000)),
          bytes("{\"method\":\"APIerSv1.GetCost\",\"params\":[{\"Usage\":1e999999999}],\"id\":1}"),
          bytes("{\"method\":5,\"params\":\"x\",\"id\":{}}"),
          bytes("null"),
          bytes("\"" + "x".repeat(1_000_000) + "\""),
          new byte[] {'{', '"', (byte) 0xc3, (byte) 0x28, '"', ':', '1', '}'},
          new byte[] {(byte) 0xff, (byte) 0xfe, 0, 0, 0},
          bytes("GET / HTTP/1.1\r\n\r\n"),
          new byte[] {0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00});

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @AfterEach
  void shouldStillAnswerOthers(SignalboxProcess signalbox, HttpRpcClient http, TcpRpcClient tcp) {
    assertThat(signalbox.isAlive()).as(signalbox.output()).isTrue();
    assertThat(http.call("APIerSv1.Ping", "{}").result().asString()).isEqualTo("Pong");
    assertThat(tcp.call("APIerSv1.Ping", "{}").result().asString()).isEqualTo("Pong");
  }

  @ParameterizedTest
  @FieldSource("GARBAGE")
  void shouldSurviveGarbageOnRawTcp(byte[] garbage, SignalboxProcess signalbox) {
    // Given
    try (TcpRpcClient hostile = signalbox.tcp()) {

      // When
      hostile.write(garbage);

      // Then
      assertThat(signalbox.isAlive()).isTrue();
    }
  }

  @ParameterizedTest
  @FieldSource("GARBAGE")
  void shouldAnswerGarbageOverHttp(byte[] garbage, HttpRpcClient http) {
    // When
    int status = http.send(garbage, List.of()).statusCode();

    // Then
    assertThat(status).isIn(200, 400, 413);
  }

  @Test
  void shouldAnswerInvalidJsonOnRawTcpAndCloseThatConnection(SignalboxProcess signalbox) {
    // Given
    try (TcpRpcClient hostile = signalbox.tcp()) {

      // When
      hostile.write("{\"method\":\"APIerSv1.Ping\",,}");
      RpcAnswer answer = hostile.read();

      // Then
      assertThat(answer.error()).isPresent();
      assertThat(hostile.readUnlessClosed()).isEmpty();
    }
  }

  @Test
  void shouldRefuseAHundredMegabytesOverHttp(SignalboxProcess signalbox) throws IOException {
    // Given
    try (Socket hostile = connect(signalbox.listener("rpc.http"))) {

      // When
      String firstLine = sendUntilRefused(hostile, HTTP_HEAD);

      // Then
      assertThat(firstLine).matches("HTTP/1.1 (413|200|400).*|");
    }
  }

  @Test
  void shouldRefuseAHundredMegabytesOnRawTcp(SignalboxProcess signalbox) throws IOException {
    // Given
    try (Socket hostile = connect(signalbox.listener("rpc.tcp"))) {

      // When
      String answer =
          sendUntilRefused(
              hostile, bytes("{\"method\":\"APIerSv1.Ping\",\"id\":1,\"params\":[{\"a\":\""));

      // Then
      assertThat(answer).doesNotContain("Pong");
    }
  }

  private static Socket connect(InetSocketAddress server) throws IOException {
    Socket socket = new Socket(server.getAddress(), server.getPort());
    socket.setSoTimeout(30_000);
    return socket;
  }

  /** Sends up to the whole body; the server may close long before. Returns what it answered. */
  private static String sendUntilRefused(Socket socket, byte[] head) throws IOException {
    byte[] chunk = new byte[1_000_000];
    java.util.Arrays.fill(chunk, (byte) 'x');
    try {
      OutputStream out = socket.getOutputStream();
      out.write(head);
      for (int sent = 0; sent < BODY_OCTETS; sent += chunk.length) {
        out.write(chunk);
      }
      return new String(socket.getInputStream().readNBytes(200), StandardCharsets.US_ASCII)
          .lines()
          .findFirst()
          .orElse("");
    } catch (java.net.SocketException closedByServer) {
      return "";
    }
  }

  @Test
  void shouldServeOthersBesideTenThousandIdleAndHalfSentConnections(
      SignalboxProcess signalbox, HttpRpcClient http) throws IOException {
    // Given
    List<SocketChannel> idle = new ArrayList<>();
    InetSocketAddress httpDoor = signalbox.listener("rpc.http");
    InetSocketAddress tcpDoor = signalbox.listener("rpc.tcp");
    try {
      for (int i = 0; i < IDLE_CONNECTIONS; i++) {
        SocketChannel channel = SocketChannel.open(i % 2 == 0 ? httpDoor : tcpDoor);
        idle.add(channel);
        if (i % 4 < 2) {
          channel.write(
              ByteBuffer.wrap(bytes(i % 2 == 0 ? "POST /jsonrpc HT" : "{\"method\":\"A")));
        }
      }

      // When
      RpcAnswer overHttp = http.call("APIerSv1.Ping", "{}");
      try (TcpRpcClient other = signalbox.tcp()) {
        RpcAnswer overTcp = other.call("APIerSv1.Ping", "{}");

        // Then
        assertThat(overHttp.result().asString()).isEqualTo("Pong");
        assertThat(overTcp.result().asString()).isEqualTo("Pong");
      }
    } finally {
      for (SocketChannel channel : idle) {
        channel.close();
      }
    }
  }

  @Test
  void shouldSurviveClientsThatVanishBeforeTheirAnswer(SignalboxProcess signalbox) {
    // When
    var vanishing =
        assertThatCode(() -> {
          for (int i = 0; i < 200; i++) {
            try (TcpRpcClient client = signalbox.tcp()) {
              client.write("{\"method\":\"APIerSv1.Ping\",\"params\":[{}],\"id\":1}".repeat(50));
            }
          }
        });

    // Then
    vanishing.doesNotThrowAnyException();
  }
}

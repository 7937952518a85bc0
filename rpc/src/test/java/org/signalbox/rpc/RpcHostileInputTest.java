package org.signalbox.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What hostile or broken clients send; after each, the doors answer others. */
class RpcHostileInputTest {

  private static final String PING = "{\"method\":\"Test.Ping\",\"params\":[],\"id\":1}";
  private static final int LIMIT_OCTETS = 1 << 20;
  private static final int HUNDRED_MEGABYTES = 100_000_000;

  private RunningRpcServer server;

  @BeforeEach
  void open() {
    server =
        new RunningRpcServer(
            new TestMethods().registry(),
            RunningRpcServer.limits(LIMIT_OCTETS, 16, 64, Duration.ofMillis(500)));
  }

  @AfterEach
  void answersOthersAndCloses() throws IOException {
    assertThat(server.tcp(PING)).contains("Pong");
    assertThat(server.post(PING)).contains("Pong");
    server.close();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(ints = {65, 1_000, 100_000})
  void shouldRefuseDeepNesting(int depth) throws IOException {
    // Given
    String request = "{\"method\":\"Test.Echo\",\"params\":" + "[".repeat(depth);

    // When
    String answer = server.tcp(request);

    // Then
    assertThat(answer).contains("a request nested deeper than 64");
    assertThat(RunningRpcServer.bodyOf(server.post(request + "]".repeat(depth) + "}"))).isEmpty();
  }

  @Test
  void shouldRefuseARequestAboveTheLimitOverTcpWithoutHoldingIt() throws IOException {
    // Given
    byte[] piece = bytes("x".repeat(LIMIT_OCTETS));

    // When
    String answer;
    try (Socket socket = server.connectTcp()) {
      OutputStream out = socket.getOutputStream();
      out.write(bytes("{\"method\":\""));
      sendUntilRefused(out, piece);
      answer = RunningRpcServer.text(socket.getInputStream());
    }

    // Then
    assertThat(answer).contains("a request of more than " + LIMIT_OCTETS + " octets");
  }

  @Test
  void shouldRefuseABodyAboveTheLimitOverHttp() throws IOException {
    // Given
    byte[] piece = bytes("x".repeat(LIMIT_OCTETS));
    String head =
        "POST /jsonrpc HTTP/1.1\r\nHost: a\r\nContent-Length: " + HUNDRED_MEGABYTES + "\r\n\r\n";

    // When
    String answer;
    try (Socket socket = server.connectHttp()) {
      socket.getOutputStream().write(bytes(head));
      sendUntilRefused(socket.getOutputStream(), piece);
      answer = answerOrReset(socket);
    }

    // Then
    assertThat(answer).matches(text -> text.isEmpty() || text.startsWith("HTTP/1.1 413"));
  }

  /** The server may hang up in the middle of it. */
  private static void sendUntilRefused(OutputStream out, byte[] piece) throws IOException {
    try {
      for (int sent = 0; sent < HUNDRED_MEGABYTES; sent += piece.length) {
        out.write(piece);
      }
    } catch (SocketException e) {
      assertThat(e.getMessage()).isNotNull();
    }
  }

  private static String answerOrReset(Socket socket) throws IOException {
    try {
      return RunningRpcServer.text(socket.getInputStream());
    } catch (SocketException e) {
      return "";
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"{},", "[],", "1,"})
  void shouldRefuseARequestOfMoreValuesThanAnyoneMeans(String value) throws IOException {
    // Given
    String list = value.repeat(LIMIT_OCTETS / value.length() - 100);
    String request = "{\"method\":\"Test.Echo\",\"params\":[{\"A\":[" + list + "0]}],\"id\":1}";

    // When
    String answer = server.tcp(request);

    // Then
    assertThat(answer).contains("a request of too many or too long values");
    assertThat(RunningRpcServer.bodyOf(server.post(request))).isEmpty();
  }

  @Test
  void shouldRefuseInvalidUtf8() throws IOException {
    // Given
    byte[] request =
        "{\"method\":\"Test.\u00ff\",\"params\":[]}".getBytes(StandardCharsets.ISO_8859_1);

    // When
    String answer = server.tcp(request);

    // Then
    assertThat(answer).contains("rpc: server cannot decode request: invalid JSON at octet");
    assertThat(RunningRpcServer.bodyOf(server.post(request))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e99999999999",
        "1e-99999999999",
        "1e2147483647",
        "1e2147483648",
        "-0",
        "1E400",
        "0e9999999"
      })
  void shouldSurviveExtremeNumbers(String number) throws IOException {
    // Given
    String request =
        "{\"method\":\"Test.Echo\",\"params\":[{\"N\":" + number + "}],\"id\":" + number + "}";

    // When
    String answer = server.tcp(request);

    // Then
    assertThat(answer).hasSizeBetween(10, 2_000).startsWith("{\"id\":").endsWith("}\n");
  }

  @Test
  void shouldEndARequestThatDoesNotEndInTime() throws IOException {
    // Given
    String half = "{\"method\":\"Test.Ping\",\"params\":[";

    // When
    String answer;
    try (Socket socket = server.connectTcp()) {
      socket.getOutputStream().write(bytes(half));
      answer = RunningRpcServer.text(socket.getInputStream());
    }

    // Then
    assertThat(answer).contains("a request that did not end in time");
  }

  @Test
  void shouldEndAHalfSentHttpRequestInTime() throws IOException {
    // Given
    String half = "POST /jsonrpc HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n{";

    // When
    String answer;
    try (Socket socket = server.connectHttp()) {
      socket.getOutputStream().write(bytes(half));
      answer = answerOrReset(socket);
    }

    // Then
    assertThat(answer).matches(text -> text.isEmpty() || text.startsWith("HTTP/1.1 "));
  }

  @Test
  void shouldCloseAClientThatDoesNotReadItsAnswers() throws IOException {
    // Given
    String large = "{\"method\":\"Test.Large\",\"params\":[{\"Size\":1000000}],\"id\":1}";

    // When
    boolean closed;
    try (Socket socket = server.connectTcp()) {
      socket.getOutputStream().write(bytes(large.repeat(200)));
      closed = closesWithoutBeingRead(socket);
    }

    // Then
    assertThat(closed).isTrue();
  }

  /** Sends blanks until the server has hung up. */
  private static boolean closesWithoutBeingRead(Socket socket) {
    byte[] blanks = bytes(" ".repeat(65_536));
    try {
      while (true) {
        socket.getOutputStream().write(blanks);
      }
    } catch (IOException e) {
      return true;
    }
  }

  @Test
  void shouldServeWhileManyConnectionsAreIdle() throws IOException {
    // Given
    int idle = IdleConnections.affordable(10_000);
    List<Socket> sockets = new ArrayList<>();

    // When
    String answer;
    try {
      for (int i = 0; i < idle; i++) {
        sockets.add(i % 2 == 0 ? server.connectTcp() : server.connectHttp());
      }
      answer = server.tcp(PING) + server.post(PING);
    } finally {
      for (Socket socket : sockets) {
        socket.close();
      }
    }

    // Then
    assertThat(answer.split("Pong", -1)).as("with %d idle connections", idle).hasSize(3);
  }
}

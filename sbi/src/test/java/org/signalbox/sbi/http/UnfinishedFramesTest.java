package org.signalbox.sbi.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.testsupport.Await;
import org.signalbox.testsupport.http2.HeaderBlock;
import org.signalbox.testsupport.http2.Http2Connection;
import org.signalbox.testsupport.http2.Http2Frame;
import org.signalbox.testsupport.http2.Http2Request;
import org.signalbox.testsupport.http2.Http2Response;

/** Clients that begin frames and header blocks and never end them. */
class UnfinishedFramesTest {

  private static final int OCTETS = 10_000;
  private static final SbiEndpoint PUT =
      SbiEndpoint.of(
              SbiMethod.PUT,
              "/nx/v1/things/{id}",
              request -> SbiResponse.of(200, "text/plain", request.body()))
          .taking("text/plain", 100_000);

  private static SbiLimits limits(Duration patience) {
    return new SbiLimits(
        new SbiLimits.Bodies(100_000, 1 << 20, 1 << 20),
        16_000,
        8L * OCTETS,
        16,
        500,
        10,
        50,
        patience,
        Duration.ofMinutes(1));
  }

  private static final SbiLimits PATIENT = limits(Duration.ofSeconds(30));

  private static Http2Request put(OpenServer server) {
    return server
        .request("PUT", "/nx/v1/things/1")
        .with("content-type", "text/plain")
        .with("whole".getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Has a connection served once, so that it has acknowledged the settings: in the middle of a
   * header block that would be one fault more.
   */
  private static Http2Connection served(OpenServer server, Http2Connection connection) {
    var _ = connection.ask(put(server));
    return connection;
  }

  /** A header block that goes on in the next frame, which never comes. */
  private static byte[] endlessHeaders() {
    return new Http2Frame(Http2Frame.HEADERS, 0, 3, new byte[OCTETS]).octets();
  }

  /** So much of a frame that has more. */
  private static byte[] half(int type) {
    byte[] whole = new Http2Frame(type, Http2Frame.END_HEADERS, 3, new byte[16_384]).octets();
    return Arrays.copyOf(whole, OCTETS);
  }

  @Test
  void shouldCloseWhoDoesNotEndAHeaderBlockInTime() {
    // Given
    try (OpenServer server = OpenServer.of(limits(Duration.ofMillis(300)), PUT);
        Http2Connection slow = served(server, server.connect());
        Http2Connection other = server.connect()) {
      // When
      slow.write(endlessHeaders());

      // Then
      assertThat(slow.end()).isEmpty();
      assertThat(other.ask(put(server)).status()).isEqualTo(200);
    }
  }

  @Test
  void shouldCloseWhoGoesOnWithAHeaderBlockOctetByOctet() {
    // Given
    try (OpenServer server = OpenServer.of(limits(Duration.ofMillis(300)), PUT);
        Http2Connection slow = served(server, server.connect())) {
      slow.write(endlessHeaders());

      // When
      slow.write(new Http2Frame(Http2Frame.CONTINUATION, 0, 3, new byte[1]).octets());

      // Then
      assertThat(slow.end()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Http2Frame.HEADERS, Http2Frame.DATA})
  void shouldCloseWhoDoesNotEndAFrameInTime(int type) {
    // Given
    try (OpenServer server = OpenServer.of(limits(Duration.ofMillis(300)), PUT);
        Http2Connection slow = served(server, server.connect())) {
      // When
      slow.write(half(type));

      // Then
      assertThat(slow.end()).isEmpty();
    }
  }

  /** Which of them are closed is not told: they are served by several loops. */
  private static void awaitEnds(List<Http2Connection> connections, int count) {
    List<CompletableFuture<?>> ends = new ArrayList<>();
    for (Http2Connection connection : connections) {
      ends.add(CompletableFuture.runAsync(connection::end, Thread::startVirtualThread));
    }
    Await.until(
        () ->
            ends.stream().filter(end -> end.isDone() && !end.isCompletedExceptionally()).count()
                >= count,
        () -> count + " connections to be closed");
  }

  @Test
  void shouldCloseWhoHoldsMoreThanIsLeftForOthersAndServeThem() {
    // Given
    try (OpenServer server = OpenServer.of(PATIENT, PUT);
        Http2Connection other = server.connectAs(0)) {
      List<Http2Connection> hostile = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        Http2Connection connection = served(server, server.connectAs(1));
        connection.write(endlessHeaders());
        hostile.add(connection);
      }

      // When
      awaitEnds(hostile, 1);

      // Then
      assertThat(other.ask(put(server)).status()).isEqualTo(200);
      hostile.forEach(Http2Connection::close);
    }
  }

  @Test
  void shouldBoundWhatManyClientsHoldTogetherAndServeAFurtherOne() {
    // Given
    try (OpenServer server = OpenServer.of(PATIENT, PUT);
        Http2Connection other = server.connectAs(0)) {
      List<Http2Connection> hostile = new ArrayList<>();
      for (int client = 1; client <= 20; client++) {
        Http2Connection connection = served(server, server.connectAs(client));
        connection.write(half(Http2Frame.DATA));
        hostile.add(connection);
      }

      // When
      awaitEnds(hostile, 12);

      // Then
      assertThat(other.ask(put(server)).status()).isEqualTo(200);
      hostile.forEach(Http2Connection::close);
    }
  }

  @Test
  void shouldServeAClientAgainAndAgainThatSendsEverythingInPieces() {
    // Given
    try (OpenServer server = OpenServer.of(PATIENT, PUT);
        Http2Connection connection = server.connect()) {
      Http2Response answer = connection.ask(put(server));
      byte[] block = HeaderBlock.encode(put(server).with("x-long", "x".repeat(3_000)).fields());
      byte[] body = "whole".getBytes(StandardCharsets.US_ASCII);

      // When
      for (int round = 0; round < 40; round++) {
        int stream = connection.stream();
        byte[] headers = new Http2Frame(Http2Frame.HEADERS, 0, stream, block).octets();
        byte[] end =
            new Http2Frame(Http2Frame.CONTINUATION, Http2Frame.END_HEADERS, stream, new byte[0])
                .octets();
        byte[] data = new Http2Frame(Http2Frame.DATA, Http2Frame.END_STREAM, stream, body).octets();
        int cut = 1 + 77 * round;
        connection.write(Arrays.copyOf(headers, cut));
        connection.write(Arrays.copyOfRange(headers, cut, headers.length), end);
        connection.write(data);
        answer = connection.answer(stream);
      }

      // Then
      assertThat(answer.text()).isEqualTo("whole");
    }
  }

  @Test
  void shouldLeavePlacesForAFewWhoSpeakHttp11() throws IOException {
    // Given
    try (OpenServer server = OpenServer.of(PATIENT, PUT);
        Http2Connection other = server.connect()) {
      List<Socket> old = new ArrayList<>();
      for (int i = 0; i < 257; i++) {
        Socket socket = server.socketAs(1);
        socket.getOutputStream().write("GET ".getBytes(StandardCharsets.US_ASCII));
        old.add(socket);
      }

      // When
      int octet = firstClosed(old);

      // Then
      assertThat(octet).isEqualTo(-1);
      assertThat(other.ask(put(server)).status()).isEqualTo(200);
      assertThat(askByHand(server.socketAs(2))).startsWith("HTTP/1.1 404");
      for (Socket socket : old) {
        socket.close();
      }
    }
  }

  private static String askByHand(Socket socket, String... more) throws IOException {
    try (socket) {
      String request =
          "GET /nx HTTP/1.1\r\nHost: h\r\n" + String.join("", more) + "Connection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  @Test
  void shouldLetNobodyGoOnWithHttp2WhoBeganWithHttp11() throws IOException {
    // Given
    try (OpenServer server = OpenServer.of(PATIENT, PUT)) {
      // When
      String answer =
          askByHand(
              server.socketAs(1),
              "Connection: Upgrade, HTTP2-Settings\r\n",
              "Upgrade: h2c\r\n",
              "HTTP2-Settings: AAMAAABkAAQAAP__\r\n");

      // Then
      assertThat(answer).startsWith("HTTP/1.1 404");
    }
  }

  @Test
  void shouldServeHttp11ThatComesOctetByOctet() throws IOException {
    // Given
    try (OpenServer server = OpenServer.of(PATIENT, PUT);
        Socket socket = server.socketAs(1)) {
      socket.setTcpNoDelay(true);

      // When
      for (byte octet :
          "PUT /nx HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII)) {
        socket.getOutputStream().write(octet);
      }

      // Then
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 404");
    }
  }

  /** Which of them is refused is not told: they are accepted on several loops. */
  private static int firstClosed(List<Socket> sockets) throws IOException {
    while (true) {
      for (Socket socket : sockets) {
        socket.setSoTimeout(20);
        try {
          return socket.getInputStream().read();
        } catch (SocketTimeoutException e) {
          // This one is still open.
        } catch (SocketException e) {
          return -1;
        }
      }
    }
  }
}

package org.signalbox.sbi.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.signalbox.testsupport.http2.HeaderBlock;
import org.signalbox.testsupport.http2.Http2Connection;
import org.signalbox.testsupport.http2.Http2Frame;
import org.signalbox.testsupport.http2.Http2Request;
import org.signalbox.testsupport.http2.Http2Response;

/** Clients that use more of HTTP/2 than others, or misuse it (RFC 9113, RFC 7541). */
class HostileConnectionTest {

  /** RFC 9113 §7. */
  private static final int REFUSED_STREAM = 0x7;

  private static final int ENHANCE_YOUR_CALM = 0xb;
  private static final int PADDED_WITH_PRIORITY = 0x28;

  private static final SbiLimits IMPATIENT =
      new SbiLimits(
          new SbiLimits.Bodies(1_000, 20_000, 40_000),
          4_000,
          1 << 20,
          8,
          100,
          10,
          50,
          Duration.ofSeconds(1),
          Duration.ofSeconds(2));
  private static final SbiEndpoint GET =
      SbiEndpoint.of(SbiMethod.GET, "/nx/v1/things/{id}", request -> SbiResponse.empty(204));
  private static final SbiEndpoint PUT =
      SbiEndpoint.of(SbiMethod.PUT, "/nx/v1/things/{id}", request -> SbiResponse.empty(204));

  private static byte[] headers(int stream, int flags, byte[] block) {
    return new Http2Frame(Http2Frame.HEADERS, flags, stream, block).octets();
  }

  private static int whole() {
    return Http2Frame.END_HEADERS | Http2Frame.END_STREAM;
  }

  @Test
  void shouldReadEveryFormOfACompressedField() {
    // Given the examples of RFC 7541 appendix C.4 (Huffman, both tables), a change of the table's
    // size before the next, and a field that no table may keep
    String[] blocks = {
      "828684418cf1e3c2e5f23a6ba0ab90f4ff",
      "828684be5886a8eb10649cbf",
      "828785bf408825a849e95ba97d7f8925a849e95bb8e8b4bf",
      "203fe11f828684418cf1e3c2e5f23a6ba0ab90f4ff",
      "828684be10097870617373776f726403616263",
    };
    try (OpenServer server = OpenServer.of(GET);
        Http2Connection connection = server.connect()) {
      // When
      int[] statuses =
          Arrays.stream(blocks)
              .map(HexFormat.of()::parseHex)
              .mapToInt(block -> {
                int stream = connection.stream();
                connection.write(headers(stream, whole(), block));
                return connection.answer(stream).status();
              })
              .toArray();

      // Then
      assertThat(statuses).containsOnly(404);
    }
  }

  @Test
  void shouldReadAHeaderInSeveralFramesWithPaddingAndPriority() {
    // Given
    try (OpenServer server = OpenServer.of(GET);
        Http2Connection connection = server.connect()) {
      byte[] block = HeaderBlock.encode(server.request("GET", "/nx/v1/things/1").fields());
      byte[] first = Arrays.copyOf(block, 10);
      byte[] rest = Arrays.copyOfRange(block, 10, block.length);
      ByteBuffer padded = ByteBuffer.allocate(1 + 5 + first.length + 3);
      padded.put((byte) 3).putInt(0).put((byte) 15).put(first);
      int stream = connection.stream();

      // When
      connection.write(
          headers(stream, Http2Frame.END_STREAM | PADDED_WITH_PRIORITY, padded.array()),
          new Http2Frame(Http2Frame.CONTINUATION, Http2Frame.END_HEADERS, stream, rest).octets());

      // Then
      assertThat(connection.answer(stream).status()).isEqualTo(204);
    }
  }

  @Test
  void shouldEndAConnectionThatResetsAllTheTimeAndServeOthers() {
    // Given
    try (OpenServer server = OpenServer.of(IMPATIENT, GET);
        Http2Connection hostile = server.connect();
        Http2Connection other = server.connect()) {
      // When
      for (int i = 0; i < 60; i++) {
        int stream = hostile.stream();
        byte[] open =
            headers(
                stream,
                Http2Frame.END_HEADERS,
                HeaderBlock.encode(server.request("PUT", "/nx/v1/things/1").fields()));
        hostile.write(open, Http2Connection.reset(stream));
      }
      Optional<Integer> code = hostile.end();

      // Then
      assertThat(code).hasValue(ENHANCE_YOUR_CALM);
      assertThat(other.ask(server.request("GET", "/nx/v1/things/1")).status()).isEqualTo(204);
    }
  }

  @Test
  void shouldRefuseMoreStreamsThanItAllows() {
    // Given
    try (OpenServer server = OpenServer.of(IMPATIENT, PUT);
        Http2Connection connection = server.connect()) {
      byte[] block = HeaderBlock.encode(server.request("PUT", "/nx/v1/things/1").fields());

      // When
      int last = 0;
      for (int i = 0; i < IMPATIENT.streams() + 1; i++) {
        last = connection.stream();
        connection.write(headers(last, Http2Frame.END_HEADERS, block));
      }

      // Then
      assertThat(connection.resetCode(last)).isEqualTo(REFUSED_STREAM);
    }
  }

  @Test
  void shouldAnswerABodyThatDoesNotEndInTime() {
    // Given
    try (OpenServer server = OpenServer.of(IMPATIENT, PUT);
        Http2Connection connection = server.connect()) {
      int stream = connection.stream();

      // When
      connection.write(
          headers(
              stream,
              Http2Frame.END_HEADERS,
              HeaderBlock.encode(server.request("PUT", "/nx/v1/things/1").fields())));
      Http2Response answer = connection.answer(stream);

      // Then
      assertThat(answer.status()).isEqualTo(408);
      assertThat(answer.field("content-type")).hasValue("application/problem+json");
    }
  }

  @Test
  void shouldRefuseAHeaderThatNeverEnds() {
    // Given
    try (OpenServer server = OpenServer.of(IMPATIENT, GET);
        Http2Connection hostile = server.connect();
        Http2Connection other = server.connect()) {
      int stream = hostile.stream();
      byte[] begin = headers(stream, 0, HeaderBlock.encode(server.request("GET", "/").fields()));
      byte[] more = new Http2Frame(Http2Frame.CONTINUATION, 0, stream, new byte[0]).octets();
      ByteBuffer whole = ByteBuffer.allocate(begin.length + 20 * more.length).put(begin);
      for (int i = 0; i < 20; i++) {
        whole.put(more);
      }

      // When
      hostile.write(whole.array());
      hostile.end();

      // Then
      assertThat(other.ask(server.request("GET", "/nx/v1/things/1")).status()).isEqualTo(204);
    }
  }

  @Test
  void shouldCloseAConnectionThatSaysNothing() throws IOException {
    // Given
    try (OpenServer server = OpenServer.of(IMPATIENT, GET);
        Socket silent = new Socket(server.address().getAddress(), server.address().getPort())) {
      silent.setSoTimeout(20_000);

      // When
      int octet = silent.getInputStream().read();

      // Then
      assertThat(octet).isEqualTo(-1);
    }
  }

  @Test
  void shouldServeHttp11AsWell() throws IOException {
    // Given
    try (OpenServer server = OpenServer.of(GET);
        Socket socket = new Socket(server.address().getAddress(), server.address().getPort())) {
      socket.setSoTimeout(20_000);
      byte[] request =
          "GET /nx/v1/things/1 HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII);

      // When
      socket.getOutputStream().write(request);
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);

      // Then
      assertThat(answer).startsWith("HTTP/1.1 204");
    }
  }

  @Test
  void shouldTellWhatAHandlerSees() {
    // Given
    SbiEndpoint echo =
        SbiEndpoint.of(
                SbiMethod.POST,
                "/nx/v1/{kind}/{id}",
                request ->
                    SbiResponse.empty(204)
                        .with("x-root", request.target().root())
                        .with("x-id", request.pathParameter("id"))
                        .with("x-query", request.target().query().all("a").toString())
                        .with("x-header", request.headers().all("x-sent").toString())
                        .with("x-body", Integer.toString(request.body().length)))
            .taking("text/plain", 100_000);
    try (OpenServer server = OpenServer.of(echo);
        Http2Connection connection = server.connect()) {
      Http2Request request =
          server
              .request("POST", "/nx/v1/k/a%2Fb+c?a=1&b=2&a=%5B%7B%22s%22:+1%7D%5D")
              .with("content-type", "text/plain")
              .with("x-sent", "one")
              .with("x-sent", "two")
              .with(new byte[100_000]);

      // When
      Http2Response answer = connection.ask(request);

      // Then
      assertThat(answer.field("x-root")).hasValue("http://127.0.0.1:" + server.address().getPort());
      assertThat(answer.field("x-id")).hasValue("a/b+c");
      assertThat(answer.field("x-query")).hasValue("[1, [{\"s\": 1}]]");
      assertThat(answer.field("x-header")).hasValue("[one, two]");
      assertThat(answer.field("x-body")).hasValue("100000");
    }
  }
}

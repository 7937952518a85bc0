package org.signalbox.sbi.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.testsupport.Await;
import org.signalbox.testsupport.http2.HeaderBlock;
import org.signalbox.testsupport.http2.Http2Connection;
import org.signalbox.testsupport.http2.Http2Frame;
import org.signalbox.testsupport.http2.Http2Request;
import org.signalbox.testsupport.http2.Http2Response;

/**
 * Clients that send bodies and do not end them: what they hold is bounded, and others are served.
 */
class HeldBodiesTest {

  private static final String TEXT = "text/plain";

  private static SbiLimits limits(Duration requestTimeout) {
    return new SbiLimits(
        new SbiLimits.Bodies(100_000, 150_000, 400_000),
        4_000,
        1 << 20,
        256,
        100,
        10,
        400,
        requestTimeout,
        Duration.ofMinutes(1));
  }

  private static final SbiEndpoint PUT =
      SbiEndpoint.of(
              SbiMethod.PUT,
              "/nx/v1/things/{id}",
              request -> SbiResponse.of(200, TEXT, request.body()))
          .taking(TEXT, 100_000);

  private static Http2Request put(OpenServer server, int octets) {
    return server
        .request("PUT", "/nx/v1/things/1")
        .with("content-type", TEXT)
        .with("x".repeat(octets).getBytes(StandardCharsets.US_ASCII));
  }

  /** Sends a request without its end. */
  private static int hold(Http2Connection connection, Http2Request request) {
    int stream = connection.stream();
    byte[] frames = Http2Connection.frames(stream, request);
    connection.write(endless(frames));
    return stream;
  }

  /** The same frames without the mark of the last. */
  private static byte[] endless(byte[] frames) {
    int at = 0;
    while (at < frames.length) {
      int length =
          (frames[at] & 0xff) << 16 | (frames[at + 1] & 0xff) << 8 | (frames[at + 2] & 0xff);
      frames[at + 4] &= (byte) ~Http2Frame.END_STREAM;
      at += 9 + length;
    }
    return frames;
  }

  @Test
  void shouldRefuseWhatOneConnectionHoldsTooMuchAndServeAnother() {
    // Given
    try (OpenServer server = OpenServer.of(limits(Duration.ofSeconds(30)), PUT);
        Http2Connection hostile = server.connectAs(1);
        Http2Connection other = server.connectAs(2)) {
      hold(hostile, put(server, 99_000));

      // When
      Http2Response tooMuch = hostile.ask(put(server, 60_000));
      Http2Response little = hostile.ask(put(server, 1_000));
      Http2Response elsewhere = other.ask(put(server, 99_000));

      // Then
      assertThat(tooMuch.status()).isEqualTo(503);
      assertThat(tooMuch.field("retry-after")).hasValue("1");
      assertThat(tooMuch.text()).contains("NF_CONGESTION");
      assertThat(little.status()).isEqualTo(200);
      assertThat(elsewhere.status()).isEqualTo(200);
    }
  }

  @Test
  void shouldRefuseAClientMoreThanIsLeftForOthersUntilItGivesItBack() {
    // Given
    try (OpenServer server = OpenServer.of(limits(Duration.ofSeconds(30)), PUT);
        Http2Connection again = server.connectAs(1)) {
      Http2Connection once = server.connectAs(1);
      hold(once, put(server, 99_000));
      Http2Response within = again.ask(put(server, 30_000));
      hold(again, put(server, 60_000));
      // The two are served by two loops: what the first holds may not have come yet.
      Await.until(() -> again.ask(put(server, 50_000)).status() == 429, () -> "a refusal");

      // When
      Http2Response tooMuch = again.ask(put(server, 50_000));
      once.close();

      // Then
      assertThat(within.status()).isEqualTo(200);
      assertThat(tooMuch.status()).isEqualTo(429);
      assertThat(tooMuch.field("retry-after")).hasValue("1");
      assertThat(tooMuch.text()).contains("NF_CONGESTION_RISK");
      Await.until(() -> again.ask(put(server, 50_000)).status() == 200, () -> "to be served");
    }
  }

  @Test
  void shouldServeAFurtherClientHoweverManyHoldAllTheyMay() {
    // Given
    try (OpenServer server = OpenServer.of(limits(Duration.ofSeconds(30)), PUT);
        Http2Connection other = server.connectAs(0)) {
      List<Http2Connection> hostile = new ArrayList<>();
      for (int client = 1; client <= 20; client++) {
        Http2Connection connection = server.connectAs(client);
        hold(connection, put(server, 99_000));
        hostile.add(connection);
      }
      Await.until(() -> other.ask(put(server, 90_000)).status() == 429, () -> "a refusal");

      // When
      Http2Response ordinary = other.ask(put(server, 5_000));

      // Then
      assertThat(ordinary.status()).isEqualTo(200);
      hostile.forEach(Http2Connection::close);
    }
  }

  @Test
  void shouldGiveBackWhatARequestHeldThatDidNotEndInTime() {
    // Given
    try (OpenServer server = OpenServer.of(limits(Duration.ofMillis(500)), PUT);
        Http2Connection connection = server.connect()) {
      int held = hold(connection, put(server, 99_000));
      Http2Response late = connection.answer(held);

      // When
      Http2Response next = connection.ask(put(server, 99_000));

      // Then
      assertThat(late.status()).isEqualTo(408);
      assertThat(next.status()).isEqualTo(200);
    }
  }

  @Test
  void shouldGiveBackWhatAnAnsweredRequestHeld() {
    // Given
    try (OpenServer server = OpenServer.of(limits(Duration.ofSeconds(30)), PUT);
        Http2Connection connection = server.connect()) {
      // When
      List<Integer> statuses = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        statuses.add(connection.ask(put(server, 99_000)).status());
      }

      // Then
      assertThat(statuses).hasSize(20).containsOnly(200);
    }
  }

  @Test
  void shouldAskTheGuardBeforeTheBody() {
    // Given
    AtomicInteger asked = new AtomicInteger();
    RequestGuard guard =
        (request, endpoint) -> {
          asked.incrementAndGet();
          return Optional.of(SbiResponse.problem(ProblemDetails.of(403, "not you")));
        };
    try (OpenServer server =
            OpenServer.of(limits(Duration.ofSeconds(30)), InstantSource.system(), guard, PUT);
        Http2Connection connection = server.connect()) {
      int stream = connection.stream();
      byte[] open = HeaderBlock.encode(put(server, 1).fields());

      // When
      connection.write(
          new Http2Frame(Http2Frame.HEADERS, Http2Frame.END_HEADERS, stream, open).octets());
      Await.until(() -> asked.get() == 1, () -> "the guard to be asked");
      connection.write(
          new Http2Frame(Http2Frame.DATA, Http2Frame.END_STREAM, stream, new byte[1]).octets());

      // Then
      assertThat(connection.answer(stream).status()).isEqualTo(403);
      assertThat(asked).hasValue(1);
    }
  }

  @Test
  void shouldHoldNothingForWhomTheGuardRefuses() {
    // Given
    RequestGuard guard =
        (request, endpoint) -> request.header("x-hostile").map(ignored -> SbiResponse.empty(403));
    try (OpenServer server =
            OpenServer.of(limits(Duration.ofSeconds(30)), InstantSource.system(), guard, PUT);
        Http2Connection connection = server.connect()) {
      for (int i = 0; i < 10; i++) {
        hold(connection, put(server, 99_000).with("x-hostile", "yes"));
      }

      // When
      Http2Response next = connection.ask(put(server, 99_000));

      // Then
      assertThat(next.status()).isEqualTo(200);
    }
  }

  @Test
  void shouldRefuseABodyThatIsTooLargeForItsOperation() {
    // Given
    SbiEndpoint small =
        SbiEndpoint.of(SbiMethod.PUT, "/nx/v1/things/{id}", request -> SbiResponse.empty(204))
            .taking(TEXT, 1_000);
    try (OpenServer server = OpenServer.of(small);
        Http2Connection connection = server.connect()) {
      // When
      Http2Response large = connection.ask(put(server, 1_001));
      Http2Response right = connection.ask(put(server, 1_000));

      // Then
      assertThat(large.status()).isEqualTo(413);
      assertThat(large.field("content-type")).hasValue(ProblemDetails.MEDIA_TYPE);
      assertThat(right.status()).isEqualTo(204);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 1_000, 16_000})
  void shouldPutPiecesOfEverySizeTogether(int piece) {
    // Given
    try (OpenServer server = OpenServer.of(limits(Duration.ofSeconds(30)), PUT);
        Http2Connection connection = server.connect()) {
      byte[] body = new byte[20_000];
      for (int i = 0; i < body.length; i++) {
        body[i] = (byte) i;
      }
      int stream = connection.stream();
      ByteArrayOutputStream frames = new ByteArrayOutputStream();
      byte[] block = HeaderBlock.encode(put(server, 1).fields());
      frames.writeBytes(
          new Http2Frame(Http2Frame.HEADERS, Http2Frame.END_HEADERS, stream, block).octets());
      for (int from = 0; from < body.length; from += piece) {
        byte[] part = Arrays.copyOfRange(body, from, Math.min(body.length, from + piece));
        int end = from + piece >= body.length ? Http2Frame.END_STREAM : 0;
        frames.writeBytes(new Http2Frame(Http2Frame.DATA, end, stream, part).octets());
      }

      // When
      connection.write(frames.toByteArray());

      // Then
      assertThat(connection.answer(stream).body()).isEqualTo(body);
    }
  }
}

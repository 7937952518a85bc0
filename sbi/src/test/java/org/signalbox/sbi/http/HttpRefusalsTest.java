package org.signalbox.sbi.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.testsupport.VirtualClock;
import org.signalbox.testsupport.http2.Http2Connection;
import org.signalbox.testsupport.http2.Http2Request;
import org.signalbox.testsupport.http2.Http2Response;
import tools.jackson.databind.JsonNode;

/** Whatever is refused, by whatever part, comes with a problem (TS 29.500 §5.2.7). */
class HttpRefusalsTest {

  private static final SbiLimits SMALL =
      new SbiLimits(
          new SbiLimits.Bodies(1_000, 10_000, 20_000),
          4_000,
          1 << 20,
          256,
          100,
          10,
          400,
          Duration.ofSeconds(30),
          Duration.ofMinutes(1));
  private static final SbiEndpoint GET =
      SbiEndpoint.of(SbiMethod.GET, "/nx/v1/things/{id}", request -> SbiResponse.empty(204));
  private static final SbiEndpoint PUT =
      SbiEndpoint.of(
              SbiMethod.PUT,
              "/nx/v1/things/{id}",
              request -> SbiResponse.json(200, SbiJson.write(SbiJson.readObject(request.body()))))
          .taking("application/json", 1_000);
  private static final SbiEndpoint BROKEN =
      SbiEndpoint.of(
          SbiMethod.GET,
          "/nx/v1/broken",
          request -> {
            throw new IllegalStateException("a fault of ours");
          });

  private static void assertProblem(Http2Response answer, int status) {
    JsonNode problem = SbiJson.read(answer.body());
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.field("content-type")).hasValue("application/problem+json");
    assertThat(problem.get("status").intValue()).isEqualTo(status);
    assertThat(problem.get("title").stringValue()).isNotEmpty();
    assertThat(problem.get("detail").stringValue()).isNotEmpty();
  }

  @Test
  void shouldHaveNobodyKeepARefusalWhereNoAnswerMayBeKept() {
    // Given
    try (OpenServer server = OpenServer.of(SMALL, PUT.unkept());
        Http2Connection connection = server.connect()) {
      // When
      Http2Response answer = connection.ask(server.request("PUT", "/nx/v1/things/1"));

      // Then
      assertProblem(answer, 415);
      assertThat(answer.field("cache-control")).hasValue("no-store");
      assertThat(answer.field("pragma")).hasValue("no-cache");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /nowhere, 404",
    "GET, /nx/v1/things, 404",
    "GET, /nx/v1/things/, 404",
    "GET, /nx/v1/things/1/2, 404",
    "GET, /nx/v2/things/1, 400",
    "GET, /ny/v1/things/1, 400",
    "POST, /nx/v1/things/1, 405",
    "HEAD, /nowhere, 404",
    "PUT, /nx/v1/things/1, 415",
    "GET, /nx/v1/things/%zz, 400",
    "GET, /nx/v1/things/1?a=%f, 400",
    "GET, /nx/v1/broken, 500",
  })
  void shouldRefuseWithAProblem(String method, String path, int status) {
    // Given
    try (OpenServer server = OpenServer.of(SMALL, GET, PUT, BROKEN);
        Http2Connection connection = server.connect()) {
      // When
      Http2Response answer = connection.ask(server.request(method, path));

      // Then
      if (method.equals("HEAD")) {
        assertThat(answer.status()).isEqualTo(status);
      } else {
        assertProblem(answer, status);
      }
    }
  }

  @Test
  void shouldNameTheMethodsThatAResourceKnows() {
    // Given
    try (OpenServer server = OpenServer.of(SMALL, GET, PUT);
        Http2Connection connection = server.connect()) {
      // When
      Http2Response answer = connection.ask(server.request("DELETE", "/nx/v1/things/1"));

      // Then
      assertThat(answer.field("allow")).hasValue("GET, PUT");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{",
        "[1]",
        "~~",
        "{\"a\":1}{\"b\":2}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":NaN}",
        "nul",
      })
  void shouldRefuseABodyThatIsNoJsonObject(String body) {
    // Given
    try (OpenServer server = OpenServer.of(SMALL, PUT);
        Http2Connection connection = server.connect()) {
      Http2Request request =
          server
              .request("PUT", "/nx/v1/things/1")
              .with("content-type", "application/json; charset=utf-8")
              .with(body.getBytes(StandardCharsets.UTF_8));

      // When
      Http2Response answer = connection.ask(request);

      // Then
      assertProblem(answer, 400);
      assertThat(answer.text()).contains("INVALID_MSG_FORMAT");
    }
  }

  @Test
  void shouldRefuseABodyThatIsNestedTooDeeply() {
    // Given
    try (OpenServer server = OpenServer.of(SMALL, PUT);
        Http2Connection connection = server.connect()) {
      String deep = "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}";
      Http2Request request =
          server
              .request("PUT", "/nx/v1/things/1")
              .with("content-type", "application/json")
              .with(deep.getBytes(StandardCharsets.UTF_8));

      // When
      Http2Response answer = connection.ask(request);

      // Then
      assertProblem(answer, 400);
    }
  }

  @Test
  void shouldRefuseABodyThatIsTooLargeAndServeTheNext() {
    // Given
    try (OpenServer server = OpenServer.of(SMALL, GET, PUT);
        Http2Connection connection = server.connect()) {
      Http2Request large =
          server
              .request("PUT", "/nx/v1/things/1")
              .with("content-type", "application/json")
              .with(new byte[1_001]);

      // When
      Http2Response answer = connection.ask(large);
      Http2Response next = connection.ask(server.request("GET", "/nx/v1/things/1"));

      // Then
      assertProblem(answer, 413);
      assertThat(next.status()).isEqualTo(204);
    }
  }

  @Test
  void shouldRefuseHeaderFieldsThatAreTooLargeAndServeTheNext() {
    // Given
    try (OpenServer server = OpenServer.of(SMALL, GET);
        Http2Connection connection = server.connect()) {
      Http2Request large =
          server.request("GET", "/nx/v1/things/1").with("x-large", "y".repeat(4_000));

      // When
      Http2Response answer = connection.ask(large);
      Http2Response next = connection.ask(server.request("GET", "/nx/v1/things/1"));

      // Then
      assertProblem(answer, 431);
      assertThat(next.status()).isEqualTo(204);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Sent eleven seconds ago by one who waits ten.
        "Sat, 21 Nov 2026 22:31:13.530 GMT | 10000 | 504",
        "Sat, 21 Nov 2026 22:31:13 GMT | 10000 | 504",
        "Sat, 21 Nov 2026 22:31:13.530 GMT | 12000 | 204",
        // A clock that is ahead, and fields that cannot be read.
        "Sat, 21 Nov 2026 22:41:13.530 GMT | 10000 | 204",
        "yesterday | 10000 | 204",
        "Sat, 21 Nov 2026 22:31:13.530 GMT | soon | 204",
      })
  void shouldRefuseARequestThatItsSenderHasGivenUp(String sent, String patience, int status) {
    // Given
    VirtualClock clock = VirtualClock.at("2026-11-21T22:31:24.530Z");
    try (OpenServer server = OpenServer.of(SMALL, clock, GET);
        Http2Connection connection = server.connect()) {
      Http2Request request =
          server
              .request("GET", "/nx/v1/things/1")
              .with("3gpp-sbi-sender-timestamp", sent)
              .with("3gpp-sbi-max-rsp-time", patience);

      // When
      Http2Response answer = connection.ask(request);

      // Then
      assertThat(answer.status()).isEqualTo(status);
    }
  }
}

package org.signalbox.sbi.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.signalbox.testsupport.Await;
import org.signalbox.testsupport.http2.Http2Connection;
import org.signalbox.testsupport.http2.Http2Request;

/**
 * Clients that send a whole request and leave: Open5GS resets the stream right after the DELETE it
 * sends when it exits.
 */
class LeftAtOnceTest {

  private static final int REQUESTS = 40;
  private static final byte[] BODY = "x".repeat(3_000).getBytes(StandardCharsets.US_ASCII);

  /** How a client leaves, right after the last octet of its request. */
  enum Leaving {
    RESET_IN_THE_SAME_WRITE,
    RESET_IN_THE_NEXT_WRITE,
    CLOSE
  }

  private final Map<String, Integer> carriedOut = new ConcurrentHashMap<>();

  private SbiResponse keep(SbiRequest request) {
    carriedOut.put(request.method() + " " + request.pathParameter("id"), request.body().length);
    return SbiResponse.empty(204);
  }

  @ParameterizedTest
  @EnumSource
  void shouldCarryOutEveryWholeRequestOfAClientThatLeaves(Leaving leaving) {
    // Given
    SbiEndpoint put =
        SbiEndpoint.of(SbiMethod.PUT, "/things/{id}", this::keep)
            .taking("text/plain", 3_000)
            .blocking();
    SbiEndpoint delete = SbiEndpoint.of(SbiMethod.DELETE, "/things/{id}", this::keep);
    try (OpenServer server = OpenServer.of(put, delete)) {
      // When
      for (int i = 0; i < REQUESTS; i++) {
        Http2Request bare = server.request("DELETE", "/things/" + i);
        Http2Request full =
            server.request("PUT", "/things/" + i).with("content-type", "text/plain").with(BODY);
        leave(server, leaving, bare);
        leave(server, leaving, full);
      }

      // Then
      Await.until(() -> carriedOut.size() == 2 * REQUESTS, () -> "all, not " + carriedOut.size());
      assertThat(IntStream.range(0, REQUESTS))
          .allSatisfy(i ->
              assertThat(carriedOut)
                  .containsEntry("PUT " + i, 3_000)
                  .containsEntry("DELETE " + i, 0));
    }
  }

  private static void leave(OpenServer server, Leaving leaving, Http2Request request) {
    try (Http2Connection connection = server.connect()) {
      int stream = connection.stream();
      byte[] whole = Http2Connection.frames(stream, request);
      switch (leaving) {
        case RESET_IN_THE_SAME_WRITE -> connection.write(whole, Http2Connection.reset(stream));
        case RESET_IN_THE_NEXT_WRITE -> {
          connection.write(whole);
          connection.write(Http2Connection.reset(stream));
        }
        case CLOSE -> connection.write(whole);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RESET_IN_THE_SAME_WRITE", "RESET_IN_THE_NEXT_WRITE"})
  void shouldCarryThemOutOnOneConnectionToo(Leaving leaving) {
    // Given
    SbiEndpoint put =
        SbiEndpoint.of(SbiMethod.PUT, "/things/{id}", this::keep).taking("text/plain", 3_000);
    SbiEndpoint delete = SbiEndpoint.of(SbiMethod.DELETE, "/things/{id}", this::keep).blocking();
    try (OpenServer server = OpenServer.of(put, delete);
        Http2Connection connection = server.connect()) {
      // When
      for (int i = 0; i < REQUESTS; i++) {
        for (Http2Request request :
            new Http2Request[] {
              server.request("DELETE", "/things/" + i),
              server.request("PUT", "/things/" + i).with("content-type", "text/plain").with(BODY)
            }) {
          int stream = connection.stream();
          byte[] whole = Http2Connection.frames(stream, request);
          if (leaving == Leaving.RESET_IN_THE_SAME_WRITE) {
            connection.write(whole, Http2Connection.reset(stream));
          } else {
            connection.write(whole);
            connection.write(Http2Connection.reset(stream));
          }
        }
      }

      // Then
      Await.until(() -> carriedOut.size() == 2 * REQUESTS, () -> "all, not " + carriedOut.size());
      assertThat(carriedOut).containsEntry("PUT 39", 3_000).containsEntry("DELETE 39", 0);
    }
  }
}

package org.signalbox.sbi.nrf.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.registers.nf.NfJson;
import org.signalbox.sbi.http.LateRequests;
import org.signalbox.sbi.http.RequestGuard;
import org.signalbox.sbi.http.SbiCall;
import org.signalbox.sbi.http.SbiClient;
import org.signalbox.sbi.http.SbiEndpoint;
import org.signalbox.sbi.http.SbiLimits;
import org.signalbox.sbi.http.SbiMethod;
import org.signalbox.sbi.http.SbiReply;
import org.signalbox.sbi.http.SbiResponse;
import org.signalbox.sbi.http.SbiServer;
import org.signalbox.sbi.http.SbiServerConfig;
import org.signalbox.testsupport.http2.Http2Connection;
import org.signalbox.testsupport.http2.Http2Request;
import tools.jackson.databind.JsonNode;

/** A visited and a home NRF, each behind its own door. */
class HomeNrfTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path visitedFolder;
  @TempDir Path homeFolder;
  private final SbiClient client = SbiClient.open(Optional.empty());
  private ServedDiscovery visited;
  private ServedDiscovery home;

  @BeforeEach
  void open() {
    visited = new ServedDiscovery(visitedFolder, "01");
    home = new ServedDiscovery(homeFolder, "02");
    visited.know("02", home.root());
  }

  @AfterEach
  void close() {
    visited.close();
    home.close();
    client.close();
  }

  private SbiReply ask(ServedDiscovery served, String more, Map<String, String> headers) {
    URI uri =
        URI.create(
            served.root()
                + "/nnrf-disc/v1/nf-instances?target-nf-type=UDM&requester-nf-type=AMF"
                + more);
    return client.send(new SbiCall(SbiMethod.GET, uri, headers, new byte[0], PATIENCE)).join();
  }

  private static String targetNetwork(String mnc) {
    return "&target-plmn-list="
        + URLEncoder.encode("[{\"mcc\":\"001\",\"mnc\":\"" + mnc + "\"}]", StandardCharsets.UTF_8);
  }

  private static JsonNode json(SbiReply reply) {
    return NfJson.read(reply.body()).orElseThrow();
  }

  @Test
  void shouldFindInTheHomeNetworkWhatTheConsumerAsksForThere() {
    // Given
    home.register(Profiles.of("UDM", 1, "\"plmnList\": [{\"mcc\":\"001\",\"mnc\":\"02\"}],"));

    // When
    SbiReply reply = ask(visited, targetNetwork("02"), Map.of());

    // Then
    assertThat(reply.status()).isEqualTo(200);
    assertThat(json(reply).at("/nfInstances/0/nfInstanceId").asString()).isEqualTo(Profiles.id(1));
    assertThat(reply.headers().first("etag")).isPresent();
  }

  @Test
  void shouldAskTheNrfThatTheConsumerTellsWhenItIsKnown() {
    // Given
    home.register(Profiles.of("UDM", 2, ""));

    // When
    SbiReply reply = ask(visited, "&hnrf-uri=" + home.root(), Map.of());

    // Then
    assertThat(json(reply).at("/nfInstances/0/nfInstanceId").asString()).isEqualTo(Profiles.id(2));
  }

  @Test
  void shouldCallNoAddressThatIsNotKnown() throws IOException {
    // Given
    try (ServerSocket victim = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {

      // When
      SbiReply reply =
          ask(visited, "&hnrf-uri=http://127.0.0.1:" + victim.getLocalPort(), Map.of());

      // Then
      assertThat(reply.status()).isEqualTo(403);
    }
  }

  @Test
  void shouldRefuseAnAddressThatIsNone() {
    // When
    SbiReply reply = ask(visited, "&hnrf-uri=nrf", Map.of());

    // Then
    assertThat(reply.status()).isEqualTo(400);
    assertThat(json(reply).at("/invalidParams/0/param").asString()).isEqualTo("hnrf-uri");
  }

  @Test
  void shouldRefuseAQueryThatComesRound() {
    // Given
    visited.know("03", home.root());
    home.know("03", visited.root());

    // When
    SbiReply reply = ask(visited, targetNetwork("03"), Map.of());

    // Then
    assertThat(reply.status()).isEqualTo(400);
    assertThat(json(reply).path("cause").asString()).isEqualTo("MSG_LOOP_DETECTED");
  }

  @Test
  void shouldGiveUpOnAnNrfThatAcceptsAndSaysNothing() throws IOException {
    // Given
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      visited.know("04", URI.create("http://127.0.0.1:" + silent.getLocalPort()));

      // When
      SbiReply reply = ask(visited, targetNetwork("04"), Map.of());

      // Then
      assertThat(reply.status()).isEqualTo(504);
      assertThat(json(reply).path("cause").asString()).isEqualTo("TARGET_NF_NOT_REACHABLE");
    }
  }

  @Test
  void shouldOutliveAnAnswerThatComesWhenTheConsumerHasGone() {
    // Given
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch gone = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    try (SbiServer late =
        SbiServer.start(
            new SbiServerConfig(
                List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                Optional.empty(),
                SbiLimits.USUAL,
                LateRequests.SERVE,
                InstantSource.system()),
            List.of(
                SbiEndpoint.of(
                        SbiMethod.GET,
                        "/nnrf-disc/v1/nf-instances",
                        request -> {
                          asked.countDown();
                          await(gone);
                          answered.countDown();
                          return SbiResponse.json(200, new byte[] {'{', '}'});
                        })
                    .blocking()),
            RequestGuard.ALLOWS_ALL)) {
      visited.know(
          "05", URI.create("http://127.0.0.1:" + late.clearAddresses().getFirst().getPort()));
      InetSocketAddress door =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), visited.root().getPort());

      // When
      try (Http2Connection connection = Http2Connection.to(door)) {
        int stream = connection.stream();
        connection.write(
            Http2Connection.frames(
                stream,
                Http2Request.of(
                    "GET",
                    "127.0.0.1:" + door.getPort(),
                    "/nnrf-disc/v1/nf-instances?target-nf-type=UDM&requester-nf-type=AMF"
                        + targetNetwork("05"))));
        await(asked);
        connection.write(Http2Connection.reset(stream));
      }
      gone.countDown();
      await(answered);

      // Then
      assertThat(ask(visited, "", Map.of()).status()).isEqualTo(200);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void shouldAnswerFromHereWhenTheConsumerTellsThisVeryNrf() {
    // Given
    visited.register(Profiles.of("UDM", 3, ""));

    // When
    SbiReply reply = ask(visited, "&hnrf-uri=" + visited.root(), Map.of());

    // Then
    assertThat(json(reply).at("/nfInstances/0/nfInstanceId").asString()).isEqualTo(Profiles.id(3));
  }
}

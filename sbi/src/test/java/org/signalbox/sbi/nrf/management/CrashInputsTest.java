package org.signalbox.sbi.nrf.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.sbi.nrf.NfText;
import org.signalbox.sbi.nrf.OpenNrf;
import org.signalbox.testsupport.Await;
import org.signalbox.testsupport.http2.Http2Connection;
import org.signalbox.testsupport.http2.Http2Response;

/**
 * What ended or hung NRFs in 2026 (the fixes of Open5GS 26cbc33, 0550e01, b299356, 1315b21,
 * e37a5a4, 68ab28c): each is answered, and the next request is served.
 */
class CrashInputsTest {

  private static final String UDM = "/nnrf-nfm/v1/nf-instances/" + NfText.UDM;
  private static final String DISCOVERY =
      "/nnrf-disc/v1/nf-instances?target-nf-type=UDM&requester-nf-type=AMF";
  private static final String SUBSCRIPTIONS = "/nnrf-nfm/v1/subscriptions";

  @TempDir Path folder;
  private OpenNrf nrf;

  @BeforeEach
  void open() {
    nrf = OpenNrf.in(folder);
  }

  @AfterEach
  void stillServesAndCloses() {
    assertThat(nrf.ask("PUT", UDM, NfText.udm()).status()).isBetween(200, 201);
    nrf.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "0",
        "-2147483649",
        "1e400",
        "1e99999999999",
        "\"7\"",
        "null",
        "9223372036854775808"
      })
  void shouldRefuseAHeartBeatThatIsNone(String timer) {
    // Given
    String profile = NfText.udm().replace("\"heartBeatTimer\":7", "\"heartBeatTimer\":" + timer);

    // When
    Http2Response answer = nrf.ask("PUT", UDM, profile);

    // Then
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
  }

  @Test
  void shouldTakeMoreNetworksAndTypesThanAnyTableHolds() {
    // Given
    String networks =
        IntStream.range(0, 1_000)
            .mapToObj("{\"mcc\":\"001\",\"mnc\":\"%03d\"}"::formatted)
            .collect(Collectors.joining(",", "[", "]"));
    String types =
        IntStream.range(0, 1_000)
            .mapToObj(i -> "\"T" + i + "\"")
            .collect(Collectors.joining(",", "[", "]"));
    String profile =
        NfText.udm()
            .replace("[{\"mcc\":\"001\",\"mnc\":\"01\"}]", networks)
            .replace("\"priority\":0", "\"priority\":0,\"allowedNfTypes\":" + types);

    // When
    Http2Response answer = nrf.ask("PUT", UDM, profile);

    // Then
    assertThat(answer.status()).isEqualTo(201);
    assertThat(nrf.ask("GET", UDM).text()).contains("\"T999\"", "\"mnc\":\"999\"");
  }

  @Test
  void shouldRefuseAProfileThatIsLargerThanAny() {
    // Given
    String profile =
        NfText.udm().replace("\"rack\":\"7\"", "\"rack\":\"" + "7".repeat(400_000) + "\"");

    // When
    Http2Response answer = nrf.ask("PUT", UDM, profile);

    // Then
    assertThat(answer.status()).isEqualTo(400);
  }

  private static Stream<String> valuesThatCannotBeReadAgain() {
    return Stream.of(
        "1".repeat(40),
        // Its first digit is six places behind the point, so it is written with all its zeros.
        "1234567890123456789012345678E-33",
        '"' + "7".repeat(70_000) + '"',
        "[".repeat(40) + "]".repeat(40),
        "[0" + ",0".repeat(99_999) + "]");
  }

  @ParameterizedTest
  @MethodSource("valuesThatCannotBeReadAgain")
  void shouldRefuseAProfileThatItCouldNotReadAgain(String value) {
    // Given
    String profile = NfText.udm().replace("\"x-unknown\":1.10", "\"x-unknown\":" + value);

    // When
    Http2Response answer = nrf.ask("PUT", UDM, profile);

    // Then
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(nrf.ask("GET", DISCOVERY).text()).contains("\"nfInstances\":[]");
  }

  @Test
  void shouldRefuseAPatchThatNestsDeeperThanAnyBody() {
    // Given
    nrf.ask("PUT", UDM, NfText.udm());
    String deep = "{\"a\":".repeat(20) + "{}" + "}".repeat(20);
    String add = "{\"op\":\"add\",\"path\":\"/customInfo%s\",\"value\":%s}";
    String patch =
        "[" + add.formatted("/a", deep) + "," + add.formatted("/a".repeat(22), deep) + "]";

    // When
    Http2Response answer = nrf.ask("PATCH", UDM, patch);

    // Then
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(nrf.ask("GET", DISCOVERY).text()).contains(NfText.UDM);
  }

  @ParameterizedTest
  @MethodSource("valuesThatCannotBeReadAgain")
  void shouldRefuseASubscriptionThatItCouldNotReadAgain(String value) {
    // Given
    String body = subscription("\"x-unknown\":" + value);
    int expected = body.length() > NrfManagement.SUBSCRIPTION_OCTETS ? 413 : 400;

    // When
    Http2Response answer = nrf.ask("POST", SUBSCRIPTIONS, body);

    // Then
    assertThat(answer.status()).as(answer.text()).isEqualTo(expected);
    assertThat(nrf.nrf.subscriptions().kept()).isEmpty();
  }

  @Test
  void shouldRefuseASubscriptionThatIsLargerThanAny() {
    // When
    Http2Response answer =
        nrf.ask("POST", SUBSCRIPTIONS, subscription("\"x\":\"" + "7".repeat(16_384) + "\""));

    // Then
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("invalidParams", "expected at most 16384");
    assertThat(nrf.nrf.subscriptions().kept()).isEmpty();
  }

  @Test
  void shouldRefuseAPatchThatMakesASubscriptionLargerThanAny() {
    // Given
    String path = subscribed();

    // When
    Http2Response answer =
        nrf.ask(
            "PATCH",
            path,
            "[{\"op\":\"add\",\"path\":\"/x\",\"value\":\"" + "7".repeat(16_384) + "\"}]");

    // Then
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(nrf.nrf.subscriptions().kept())
        .singleElement()
        .satisfies(kept -> assertThat(kept.octets()).isLessThan(1_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-999999999-01-01T00:00:00+18:00", "2026-11-21T22:31:13Z"})
  void shouldRefuseAnEndThatHasPassed(String end) {
    // Given
    String path = subscribed();
    String patch = "[{\"op\":\"replace\",\"path\":\"/validityTime\",\"value\":\"" + end + "\"}]";

    // When
    List<Http2Response> answers =
        List.of(
            nrf.ask("POST", SUBSCRIPTIONS, subscription("\"validityTime\":\"" + end + "\"")),
            nrf.ask("PATCH", path, patch));

    // Then
    assertThat(answers)
        .allSatisfy(answer -> {
          assertThat(answer.status()).as(answer.text()).isEqualTo(400);
          assertThat(answer.text()).contains("/validityTime");
        });
  }

  private static String subscription(String member) {
    return "{\"nfStatusNotificationUri\":\"http://127.0.0.1:9/n\"," + member + "}";
  }

  /** The path of a subscription that is made. */
  private String subscribed() {
    return nrf.ask("POST", SUBSCRIPTIONS, subscription("\"x\":1"))
        .field("location")
        .orElseThrow()
        .substring(nrf.root().length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?x=1"})
  void shouldNotifyACallbackWithoutAPath(String query) {
    try (Subscriber subscriber = Subscriber.at("/")) {
      // Given
      nrf.ask(
          "POST",
          SUBSCRIPTIONS,
          "{\"nfStatusNotificationUri\":\"" + subscriber.root() + query + "\"}");

      // When
      nrf.ask("PUT", UDM, NfText.udm());

      // Then
      assertThat(subscriber.told(1).getFirst().path("event").stringValue())
          .isEqualTo("NF_REGISTERED");
    }
  }

  @Test
  void shouldTakeMoreNetworkFunctionsAndSubscriptionsThanAnyPoolHolds() {
    // Given
    List<Integer> statuses = new ArrayList<>();

    // When
    for (int i = 0; i < 300; i++) {
      String id = "00000000-0000-4000-8000-%012d".formatted(i);
      statuses.add(
          nrf.ask("PUT", "/nnrf-nfm/v1/nf-instances/" + id, NfText.udm().replace(NfText.UDM, id))
              .status());
      statuses.add(
          nrf.ask("POST", SUBSCRIPTIONS, "{\"nfStatusNotificationUri\":\"http://127.0.0.1:9/n\"}")
              .status());
    }

    // Then
    assertThat(statuses).containsOnly(201);
  }

  /** Open5GS 2.7.7 answers 400 to it and puts the healthy network function out. */
  @Test
  void shouldKeepWhoBelongsToAForeignNetworkFromNowOn() {
    // Given
    nrf.ask("PUT", UDM, NfText.udm());

    // When
    int status =
        nrf.ask(
                "PATCH",
                UDM,
                "[{\"op\":\"replace\",\"path\":\"/plmnList\",\"value\":[{\"mcc\":\"999\",\"mnc\":\"70\"}]}]")
            .status();

    // Then
    assertThat(status).isEqualTo(204);
    assertThat(nrf.ask("GET", UDM).text()).contains("\"mcc\":\"999\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "http://", "%00", "ftp%3A%2F%2Fx", "http%3A%2F%2F%5B%3A%3A1"})
  void shouldRefuseAHomeNrfThatIsNone(String uri) {
    // When
    Http2Response answer =
        nrf.ask(
            "GET",
            "/nnrf-disc/v1/nf-instances?target-nf-type=UDM&requester-nf-type=AMF&hnrf-uri=" + uri);

    // Then
    assertThat(answer.status()).as(answer.text()).isBetween(400, 499);
  }

  @Test
  void shouldOutliveAThousandStreamsThatAreGivenUp() {
    // Given
    byte[] body = NfText.udm().getBytes(StandardCharsets.UTF_8);

    // When
    for (int i = 0; i < 5; i++) {
      try (Http2Connection connection = Http2Connection.to(nrf.address())) {
        for (int j = 0; j < 200; j++) {
          int stream = connection.stream();
          connection.write(
              Http2Connection.frames(
                  stream,
                  nrf.request("PUT", UDM).with("content-type", "application/json").with(body)),
              Http2Connection.reset(stream));
        }
      }
    }

    // Then: what came whole is carried out, though nobody waits for it
    Await.until(
        () -> nrf.ask("GET", UDM).status() == 200, () -> "a registration of those given up");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "null",
        "[]",
        "{\"nfInstanceId\":{}}",
        "{\"nfInstanceId\":\"" + NfText.UDM + "\",\"nfType\":7,\"nfStatus\":[]}",
        "{\"nfInstanceId\":\"" + NfText.UDM + "\",\"nfType\":\"UDM\",\"nfStatus\":\"REGISTERED\"}",
      })
  void shouldRefuseAProfileThatLacksWhatItMustHave(String profile) {
    // When
    Http2Response answer = nrf.ask("PUT", UDM, profile);

    // Then
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.field("content-type")).hasValue("application/problem+json");
  }
}

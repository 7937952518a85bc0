package org.signalbox.sbi.nrf.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.sbi.http.SbiJson;
import org.signalbox.sbi.nrf.OpenNrf;
import org.signalbox.testsupport.http2.Http2Response;
import tools.jackson.databind.JsonNode;

/** Network functions subscribe, extend and unsubscribe (TS 29.510 §5.2.2.5, §5.2.2.7). */
class SubscriptionTest {

  private static final String SUBSCRIPTIONS = "/nnrf-nfm/v1/subscriptions";

  /** As an AUSF of Open5GS 2.7.7 sends it. */
  private static final String OF_AUSF =
      """
      {"nfStatusNotificationUri":"http://127.0.0.11:7777/nnrf-nfm/v1/nf-status-notify",
       "reqNfInstanceId":"5b2a3f84-f61b-41f1-a6a5-0f1e2d3c4b5a","reqNfType":"AUSF",
       "subscrCond":{"serviceName":"nudm-ueau"},"requesterFeatures":"1"}
      """;

  @TempDir Path folder;
  private OpenNrf nrf;

  @BeforeEach
  void open() {
    nrf = OpenNrf.in(folder);
  }

  @AfterEach
  void close() {
    nrf.close();
  }

  private static JsonNode json(Http2Response answer) {
    return SbiJson.read(answer.body());
  }

  /** The path of a subscription that is made. */
  private String subscribe() {
    return nrf.ask("POST", SUBSCRIPTIONS, OF_AUSF)
        .field("location")
        .orElseThrow()
        .substring(nrf.root().length());
  }

  @Test
  void shouldAnswerWithAnAbsolutePlaceAndABody() {
    // When
    Http2Response answer = nrf.ask("POST", SUBSCRIPTIONS, OF_AUSF);

    // Then
    String id = json(answer).get("subscriptionId").stringValue();
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.field("location")).hasValue(nrf.root() + SUBSCRIPTIONS + "/" + id);
    assertThat(id).matches("^([0-9]{5,6}-(x3Lf57A:nid=[A-Fa-f0-9]{11}:)?)?[^-]+$");
    assertThat(json(answer).get("validityTime").stringValue()).isEqualTo("2026-11-22T22:31:13Z");
    assertThat(json(answer).get("nrfSupportedFeatures").stringValue()).isEqualTo("1");
    assertThat(json(answer).get("subscrCond").get("serviceName").stringValue())
        .isEqualTo("nudm-ueau");
  }

  @Test
  void shouldGiveAShorterTimeWhereThatIsAskedFor() {
    // Given
    String soon =
        OF_AUSF.replace(
            "{\"nfStatus", "{\"validityTime\":\"2026-11-21T23:31:13+00:30\",\"nfStatus");

    // When
    Http2Response answer = nrf.ask("POST", SUBSCRIPTIONS, soon);

    // Then
    assertThat(json(answer).get("validityTime").stringValue()).isEqualTo("2026-11-21T23:01:13Z");
  }

  @Test
  void shouldExtendJustAsAskedWithNoContent() {
    // Given
    String path = subscribe();

    // When
    Http2Response answer =
        nrf.ask(
            "PATCH",
            path,
            "[{\"op\":\"replace\",\"path\":\"/validityTime\",\"value\":\"2026-11-22T10:00:00Z\"}]");

    // Then
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void shouldTellTheTimeWhereItIsNotAsAsked() {
    // Given
    String path = subscribe();

    // When
    Http2Response answer =
        nrf.ask(
            "PATCH",
            path,
            "[{\"op\":\"replace\",\"path\":\"/validityTime\",\"value\":\"2036-01-01T00:00:00Z\"}]");

    // Then
    assertThat(answer.status()).isEqualTo(200);
    assertThat(json(answer).get("validityTime").stringValue()).isEqualTo("2026-11-22T22:31:13Z");
  }

  @Test
  void shouldEndUnlessItIsExtended() {
    // Given
    String path = subscribe();

    // When
    nrf.clock.advance(Duration.ofDays(1));
    int status = nrf.ask("DELETE", path).status();

    // Then
    assertThat(status).isEqualTo(404);
  }

  @Test
  void shouldForgetWhoUnsubscribes() {
    // Given
    String path = subscribe();

    // When
    List<Integer> statuses =
        List.of(nrf.ask("DELETE", path).status(), nrf.ask("DELETE", path).status());

    // Then
    assertThat(statuses).containsExactly(204, 404);
  }

  @Test
  void shouldStillKnowSubscribersAfterARestart() {
    // Given
    String path = subscribe();
    nrf.close();

    // When
    nrf = OpenNrf.in(folder);

    // Then
    assertThat(nrf.nrf.subscriptions().kept()).hasSize(1);
    assertThat(nrf.ask("DELETE", path).status()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'subscrCond':{'nfType':'AMF'}}",
        "{'nfStatusNotificationUri':'/relative','subscrCond':{'nfType':'AMF'}}",
        "{'nfStatusNotificationUri':'ftp://h/x'}",
        "{'nfStatusNotificationUri':'http:///x'}",
        "{'nfStatusNotificationUri':'http://u:p@h/x'}",
        "{'nfStatusNotificationUri':'http://h:0/x'}",
        "{'nfStatusNotificationUri':'http://h:99999/x'}",
        "{'nfStatusNotificationUri':7}",
        "{'nfStatusNotificationUri':'http://h/x','subscrCond':{}}",
        "{'nfStatusNotificationUri':'http://h/x','subscrCond':{'nfType':'AMF','serviceName':'n'}}",
        "{'nfStatusNotificationUri':'http://h/x','subscrCond':{'nfType':'AMF','nfSetId':'n'}}",
        "{'nfStatusNotificationUri':'http://h/x','subscrCond':{'nfGroupId':'g'}}",
        "{'nfStatusNotificationUri':'http://h/x','subscrCond':{'conditionType':'NEW_COND'}}",
        "{'nfStatusNotificationUri':'http://h/x','subscrCond':{'nfInstanceIdList':[]}}",
        "{'nfStatusNotificationUri':'http://h/x','validityTime':'tomorrow'}",
        "{'nfStatusNotificationUri':'http://h/x','validityTime':'2020-01-01T00:00:00Z'}",
        "{'nfStatusNotificationUri':'http://h/x','reqNfInstanceId':'x'}",
        "[]",
      })
  void shouldRefuseWhatCannotBeSubscribed(String body) {
    // When
    Http2Response answer = nrf.ask("POST", SUBSCRIPTIONS, body.replace('\'', '"'));

    // Then
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.field("content-type")).hasValue("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1:9", "http://127.0.0.1:9?x=1", "http://[::1]:9"})
  void shouldTakeACallbackWithoutAPath(String callback) {
    // When
    Http2Response answer =
        nrf.ask("POST", SUBSCRIPTIONS, "{\"nfStatusNotificationUri\":\"" + callback + "\"}");

    // Then
    assertThat(answer.status()).isEqualTo(201);
  }
}

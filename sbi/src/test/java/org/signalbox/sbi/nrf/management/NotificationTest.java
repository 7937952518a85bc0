package org.signalbox.sbi.nrf.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.sbi.http.SbiRequest;
import org.signalbox.sbi.nrf.NfText;
import org.signalbox.sbi.nrf.OpenNrf;
import org.signalbox.testsupport.Await;
import tools.jackson.databind.JsonNode;

/** Subscribers are told of what happens to network functions (TS 29.510 §5.2.2.6). */
class NotificationTest {

  private static final String INSTANCES = "/nnrf-nfm/v1/nf-instances";
  private static final String AUSF = INSTANCES + "/" + NfText.AUSF;
  private static final String UDM = INSTANCES + "/" + NfText.UDM;
  private static final String HEART_BEAT =
      "[{\"op\":\"replace\",\"path\":\"/nfStatus\",\"value\":\"REGISTERED\"},"
          + "{\"op\":\"replace\",\"path\":\"/load\",\"value\":50}]";

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

  private void subscribe(Subscriber subscriber, String more) {
    String body = "{\"nfStatusNotificationUri\":\"" + subscriber.callback() + "\"" + more + "}";
    assertThat(nrf.ask("POST", "/nnrf-nfm/v1/subscriptions", body).status()).isEqualTo(201);
  }

  @Test
  void shouldTellOfOneThatRegistersWithoutWhatSaysWhoMayUseIt() {
    try (Subscriber subscriber = new Subscriber()) {
      // Given
      subscribe(subscriber, ",\"subscrCond\":{\"nfType\":\"AUSF\"},\"requesterFeatures\":\"1\"");

      // When
      nrf.ask("PUT", AUSF, NfText.ausf());

      // Then
      SbiRequest request = subscriber.requests(1).getFirst();
      JsonNode told = subscriber.told(1).getFirst();
      assertThat(request.header("3gpp-sbi-callback")).hasValue("Nnrf_NFManagement_NFStatusNotify");
      assertThat(request.header("content-type")).hasValue("application/json");
      assertThat(told.get("event").stringValue()).isEqualTo("NF_REGISTERED");
      assertThat(told.get("nfInstanceUri").stringValue()).isEqualTo(nrf.root() + AUSF);
      assertThat(told.get("nfProfile").get("nfInstanceId").stringValue()).isEqualTo(NfText.AUSF);
      assertThat(told.get("nfProfile").has("nfServiceList")).isTrue();
      assertThat(told.toString()).doesNotContain("allowedNfTypes");
    }
  }

  @Test
  void shouldListServicesAsTheSubscriberKnowsThem() {
    try (Subscriber subscriber = new Subscriber()) {
      // Given
      subscribe(subscriber, ",\"subscrCond\":{\"serviceName\":\"nausf-auth\"}");

      // When
      nrf.ask("PUT", AUSF, NfText.ausf());

      // Then
      JsonNode profile = subscriber.told(1).getFirst().get("nfProfile");
      assertThat(profile.get("nfServices")).hasSize(1);
      assertThat(profile.has("nfServiceList")).isFalse();
    }
  }

  @Test
  void shouldTellOfOneThatLeaves() {
    try (Subscriber subscriber = new Subscriber()) {
      // Given
      nrf.ask("PUT", UDM, NfText.udm());
      subscribe(subscriber, ",\"subscrCond\":{\"nfInstanceId\":\"" + NfText.UDM + "\"}");

      // When
      nrf.ask("DELETE", UDM);

      // Then
      JsonNode told = subscriber.told(1).getFirst();
      assertThat(told.get("event").stringValue()).isEqualTo("NF_DEREGISTERED");
      assertThat(told.has("nfProfile")).isFalse();
    }
  }

  @Test
  void shouldTellChangesAloneWhereTheyAreAskedFor() {
    try (Subscriber subscriber = new Subscriber()) {
      // Given
      nrf.ask("PUT", UDM, NfText.udm());
      subscribe(
          subscriber, ",\"notifCondition\":{\"monitoredAttributes\":[\"/priority\",\"locality\"]}");

      // When
      nrf.ask(
          "PATCH",
          UDM,
          """
          [{"op":"replace","path":"/capacity","value":7},{"op":"replace","path":"/priority","value":3},
           {"op":"add","path":"/locality","value":"north"}]
          """);

      // Then
      JsonNode told = subscriber.told(1).getFirst();
      assertThat(told.get("event").stringValue()).isEqualTo("NF_PROFILE_CHANGED");
      assertThat(told.has("nfProfile")).isFalse();
      assertThat(told.get("profileChanges"))
          .hasToString(
              "[{\"op\":\"REPLACE\",\"path\":\"/priority\",\"origValue\":0,\"newValue\":3},"
                  + "{\"op\":\"ADD\",\"path\":\"/locality\",\"newValue\":\"north\"}]");
    }
  }

  @Test
  void shouldTellTheWholeProfileWhereThatIsAskedFor() {
    try (Subscriber subscriber = new Subscriber()) {
      // Given
      subscribe(subscriber, ",\"completeProfileSubscription\":true");

      // When
      nrf.ask("PUT", AUSF, NfText.ausf());

      // Then
      JsonNode told = subscriber.told(1).getFirst();
      assertThat(told.has("nfProfile")).isFalse();
      assertThat(told.get("completeNfProfile").has("allowedNfTypes")).isTrue();
    }
  }

  @Test
  void shouldTellWhoComesUnderAConditionAndWhoLeavesIt() {
    try (Subscriber subscriber = new Subscriber()) {
      // Given
      nrf.ask("PUT", UDM, NfText.udm());
      subscribe(subscriber, ",\"subscrCond\":{\"nfSetId\":\"set1.udmset.5gc.mnc001.mcc001\"}");

      // When
      nrf.ask(
          "PATCH",
          UDM,
          "[{\"op\":\"add\",\"path\":\"/nfSetIdList\",\"value\":[\"set1.udmset.5gc.mnc001.mcc001\"]}]");
      nrf.ask("PATCH", UDM, "[{\"op\":\"remove\",\"path\":\"/nfSetIdList\"}]");

      // Then
      assertThat(subscriber.told(2))
          .extracting(told -> told.get("event").stringValue())
          .containsOnly("NF_PROFILE_CHANGED");
      assertThat(subscriber.told(2))
          .extracting(told -> told.get("conditionEvent").stringValue())
          .containsExactly("NF_ADDED", "NF_REMOVED");
    }
  }

  @Test
  void shouldSuspendAndThenRemoveWhoIsSilentAndTellBoth() {
    try (Subscriber subscriber = new Subscriber()) {
      // Given
      nrf.ask("PUT", UDM, NfText.udm());
      subscribe(subscriber, "");

      // When
      nrf.pass(Duration.ofSeconds(12));
      List<JsonNode> first = subscriber.told(1);
      int suspended = nrf.ask("GET", UDM).status();
      nrf.pass(Duration.ofSeconds(32));

      // Then
      assertThat(first.getFirst().get("event").stringValue()).isEqualTo("NF_PROFILE_CHANGED");
      assertThat(first.getFirst().get("nfProfile").get("nfStatus").stringValue())
          .isEqualTo("SUSPENDED");
      assertThat(suspended).isEqualTo(200);
      assertThat(subscriber.told(2).get(1).get("event").stringValue()).isEqualTo("NF_DEREGISTERED");
      assertThat(nrf.ask("GET", UDM).status()).isEqualTo(404);
    }
  }

  @Test
  void shouldKeepInServiceWhoBeats() {
    // Given
    nrf.ask("PUT", UDM, NfText.udm());

    // When
    for (int beat = 0; beat < 10; beat++) {
      nrf.pass(Duration.ofSeconds(7));
      assertThat(nrf.ask("PATCH", UDM, HEART_BEAT).status()).isEqualTo(204);
    }

    // Then
    assertThat(nrf.ask("GET", UDM).text()).contains("REGISTERED");
  }

  @Test
  void shouldBringBackWhoBeatsAgain() {
    // Given
    nrf.ask("PUT", UDM, NfText.udm());
    nrf.pass(Duration.ofSeconds(12));
    Await.until(
        () -> nrf.ask("GET", UDM).text().contains("SUSPENDED"), () -> "the UDM to be suspended");

    // When
    int status = nrf.ask("PATCH", UDM, HEART_BEAT).status();

    // Then
    assertThat(status).isEqualTo(204);
    assertThat(nrf.ask("GET", UDM).text()).contains("\"nfStatus\":\"REGISTERED\"");
  }

  @Test
  void shouldCountNoOutageAsSilence() {
    // Given
    nrf.ask("PUT", UDM, NfText.udm());
    nrf.close();

    // When
    nrf = OpenNrf.in(folder);
    nrf.clock.advance(Duration.ofHours(3));
    nrf.pass(Duration.ofSeconds(6));

    // Then
    assertThat(nrf.ask("GET", UDM).text()).contains("\"nfStatus\":\"REGISTERED\"");
  }

  @Test
  void shouldSayNothingOfALoadAlone() {
    try (Subscriber subscriber = new Subscriber()) {
      // Given
      nrf.ask("PUT", UDM, NfText.udm());
      subscribe(subscriber, "");

      // When
      nrf.ask("PATCH", UDM, HEART_BEAT);
      nrf.ask("DELETE", UDM);

      // Then
      assertThat(subscriber.told(1).getFirst().get("event").stringValue())
          .isEqualTo("NF_DEREGISTERED");
    }
  }

  @Test
  void shouldTellOnlyTheEventsThatAreWanted() {
    try (Subscriber subscriber = new Subscriber()) {
      // Given
      subscribe(subscriber, ",\"reqNotifEvents\":[\"NF_DEREGISTERED\"]");

      // When
      nrf.ask("PUT", UDM, NfText.udm());
      nrf.ask("DELETE", UDM);

      // Then
      assertThat(subscriber.told(1)).hasSize(1);
      assertThat(subscriber.told(1).getFirst().get("event").stringValue())
          .isEqualTo("NF_DEREGISTERED");
    }
  }

  @Test
  void shouldNotTellATypeThatMayNotUseTheNetworkFunction() {
    try (Subscriber subscriber = new Subscriber()) {
      // Given
      subscribe(subscriber, ",\"reqNfType\":\"SMF\"");

      // When
      nrf.ask("PUT", AUSF, NfText.ausf());
      nrf.ask("PUT", UDM, NfText.udm());

      // Then
      assertThat(subscriber.told(1).getFirst().get("nfInstanceUri").stringValue())
          .endsWith(NfText.UDM);
    }
  }

  /** A client that says nothing of its networks is of those that it has registered. */
  @Test
  void shouldNotTellWhoIsOfANetworkThatIsKeptOut() {
    try (Subscriber subscriber = new Subscriber()) {
      // Given
      String visitor = "3c7e0000-f61b-41f1-a6a5-0f1e2d3c4b5c";
      nrf.ask(
          "PUT",
          INSTANCES + "/" + visitor,
          """
          {"nfInstanceId":"%s","nfType":"AMF","nfStatus":"REGISTERED",
           "ipv4Addresses":["127.0.0.13"],"plmnList":[{"mcc":"999","mnc":"99"}]}
          """
              .formatted(visitor));
      subscribe(subscriber, ",\"reqNfType\":\"AMF\",\"reqNfInstanceId\":\"" + visitor + "\"");

      // When
      nrf.ask(
          "PUT",
          UDM,
          NfText.udm()
              .replace(
                  "\"priority\":0",
                  "\"priority\":0,\"allowedPlmns\":[{\"mcc\":\"001\",\"mnc\":\"01\"}]"));
      nrf.ask("PUT", AUSF, NfText.ausf());

      // Then
      assertThat(subscriber.told(1).getFirst().get("nfInstanceUri").stringValue())
          .endsWith(NfText.AUSF);
    }
  }

  /** A UDM whose nudm-sdm is for AMFs alone, and whose nudm-ueau for AUSFs. */
  private static String udmOfTwoServices(String rules) {
    return NfText.udm()
        .replace("\"priority\":0", "\"priority\":0" + rules)
        .replace(
            "\"nfServices\":[{",
            "\"nfServices\":[{\"serviceInstanceId\":\"2\",\"serviceName\":\"nudm-ueau\","
                + "\"versions\":[{\"apiVersionInUri\":\"v1\",\"apiFullVersion\":\"1.0.0\"}],"
                + "\"scheme\":\"http\",\"nfServiceStatus\":\"REGISTERED\","
                + "\"allowedNfTypes\":[\"AUSF\"]},{\"allowedNfTypes\":[\"AMF\"],");
  }

  @Test
  void shouldTellOnlyOfServicesThatTheSubscriberMayUse() {
    try (Subscriber amf = new Subscriber();
        Subscriber scp = new Subscriber()) {
      // Given
      subscribe(amf, ",\"reqNfType\":\"AMF\"");
      subscribe(scp, ",\"reqNfType\":\"SCP\"");

      // When
      nrf.ask("PUT", UDM, udmOfTwoServices(""));

      // Then
      assertThat(amf.told(1).getFirst().get("nfProfile").get("nfServices"))
          .extracting(service -> service.get("serviceName").stringValue())
          .containsExactly("nudm-sdm");
      assertThat(scp.told(1).getFirst().get("nfProfile").get("nfServices"))
          .as("whoever carries the requests of others needs all")
          .hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",\"reqNfType\":\"SMF\"",
        ",\"reqNfType\":\"AMF\",\"subscrCond\":{\"serviceName\":\"nudm-ueau\"}"
      })
  void shouldNotTellWhomEachServiceConcernedKeepsOut(String owner) {
    try (Subscriber subscriber = new Subscriber()) {
      // Given
      subscribe(subscriber, owner);
      nrf.ask("PUT", UDM, udmOfTwoServices(""));

      // When
      nrf.ask("PUT", UDM, udmOfTwoServices(",\"allowedNfTypes\":[\"AMF\",\"AUSF\"]"));
      nrf.ask(
          "PATCH",
          UDM,
          "[{\"op\":\"remove\",\"path\":\"/allowedNfTypes\"},"
              + "{\"op\":\"remove\",\"path\":\"/nfServices/0/allowedNfTypes\"}]");

      // Then
      assertThat(subscriber.told(1).getFirst().get("nfProfile").get("nfServices"))
          .as("the first that it hears is of the service that lets it in")
          .extracting(service -> service.get("serviceName").stringValue())
          .contains("nudm-ueau");
    }
  }

  @Test
  void shouldTellOfComingAndLeavingToWhomItLetsInAndKeepsOut() {
    try (Subscriber subscriber = new Subscriber()) {
      // Given
      nrf.ask("PUT", UDM, udmOfTwoServices(",\"allowedNfTypes\":[\"AUSF\"]"));
      subscribe(subscriber, ",\"reqNfType\":\"AMF\"");

      // When
      nrf.ask("PATCH", UDM, "[{\"op\":\"remove\",\"path\":\"/allowedNfTypes\"}]");
      nrf.ask("PATCH", UDM, "[{\"op\":\"add\",\"path\":\"/allowedNfTypes\",\"value\":[\"AUSF\"]}]");

      // Then
      assertThat(subscriber.told(2))
          .extracting(told -> told.get("event").stringValue())
          .containsExactly("NF_REGISTERED", "NF_DEREGISTERED");
      assertThat(subscriber.told(2).getLast().has("nfProfile")).isFalse();
    }
  }

  @Test
  void shouldNotTellANetworkFunctionOfItself() {
    try (Subscriber subscriber = new Subscriber()) {
      // Given
      subscribe(subscriber, ",\"reqNfType\":\"UDM\",\"reqNfInstanceId\":\"" + NfText.UDM + "\"");

      // When
      nrf.ask("PUT", UDM, NfText.udm());
      nrf.ask(
          "PUT",
          INSTANCES + "/" + NfText.UDM.replace('5', '6'),
          NfText.udm().replace(NfText.UDM, NfText.UDM.replace('5', '6')));

      // Then
      assertThat(subscriber.told(1).getFirst().get("nfInstanceUri").stringValue())
          .endsWith(NfText.UDM.replace('5', '6'));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404})
  void shouldGoOnTellingWhoRefusesANotification(int status) {
    try (Subscriber subscriber = new Subscriber(status)) {
      // Given
      subscribe(subscriber, "");

      // When
      nrf.ask("PUT", UDM, NfText.udm());
      nrf.ask("DELETE", UDM);

      // Then
      assertThat(subscriber.told(2))
          .extracting(told -> told.get("event").stringValue())
          .containsExactly("NF_REGISTERED", "NF_DEREGISTERED");
    }
  }

  @Test
  void shouldTryAgainInOrderWhereTheSubscriberFails() {
    try (Subscriber subscriber = new Subscriber(503, 429, 204)) {
      // Given
      subscribe(subscriber, "");

      // When
      nrf.ask("PUT", UDM, NfText.udm());
      nrf.ask("DELETE", UDM);

      // Then
      assertThat(subscriber.told(4))
          .extracting(told -> told.get("event").stringValue())
          .containsExactly("NF_REGISTERED", "NF_REGISTERED", "NF_REGISTERED", "NF_DEREGISTERED");
    }
  }

  @Test
  void shouldGiveUpAfterSomeAttemptsAndTellTheNext() {
    try (Subscriber subscriber = new Subscriber(500, 500, 500, 500)) {
      // Given
      subscribe(subscriber, "");

      // When
      nrf.ask("PUT", UDM, NfText.udm());
      nrf.ask("DELETE", UDM);

      // Then
      assertThat(subscriber.told(5))
          .extracting(told -> told.get("event").stringValue())
          .endsWith("NF_REGISTERED", "NF_DEREGISTERED");
      assertThat(nrf.nrf.notifications().droppedSum()).isEqualTo(1);
    }
  }

  @Test
  void shouldSendNothingThatWaitsOnceItIsUnsubscribed() {
    CountDownLatch answering = new CountDownLatch(1);
    try (Subscriber witness = new Subscriber();
        Subscriber slow = Subscriber.answeringAfter(answering)) {
      // Given: one notification is on its way to the slow one, another waits
      subscribe(witness, "");
      String body = "{\"nfStatusNotificationUri\":\"" + slow.callback() + "\"}";
      String place =
          nrf.ask("POST", "/nnrf-nfm/v1/subscriptions", body).field("location").orElseThrow();
      nrf.ask("PUT", UDM, NfText.udm());
      nrf.ask("DELETE", UDM);
      nrf.ask("PUT", AUSF, NfText.ausf());
      assertThat(slow.requests(1)).hasSize(1);
      assertThat(witness.requests(3)).hasSize(3);

      // When
      int status = nrf.ask("DELETE", place.substring(nrf.root().length())).status();
      answering.countDown();
      Await.until(() -> nrf.nrf.notifications().deliveredSum() >= 4, () -> "the one on its way");
      nrf.ask("DELETE", AUSF);

      // Then
      assertThat(status).isEqualTo(204);
      assertThat(witness.requests(4)).hasSize(4);
      assertThat(slow.requests(1)).hasSize(1);
    }
  }
}

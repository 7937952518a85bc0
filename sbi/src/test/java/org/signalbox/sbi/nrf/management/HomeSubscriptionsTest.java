package org.signalbox.sbi.nrf.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.registers.nf.NetworkId;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.PlmnId;
import org.signalbox.sbi.http.ProblemDetails;
import org.signalbox.sbi.http.SbiJson;
import org.signalbox.sbi.http.SbiPeer;
import org.signalbox.sbi.nrf.OpenNrf;
import org.signalbox.sbi.nrf.discovery.HomeNrfConfig;
import org.signalbox.testsupport.http2.Http2Response;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A consumer of network 001-01 hears of network functions of 262-02, through both their NRFs. */
class HomeSubscriptionsTest {

  private static final String SUBSCRIPTIONS = "/nnrf-nfm/v1/subscriptions";
  private static final String CONSUMER = "9b2f7f6c-0000-4000-8000-0000000000AA";
  private static final String UDM = "9b2f7f6c-0000-4000-8000-0000000000bb";
  private static final NetworkId HERE = network("001", "01");
  private static final NetworkId THERE = network("262", "02");
  private static final NfInstanceId VISITED =
      NfInstanceId.parse("11111111-1111-4111-8111-111111111111").orElseThrow();
  private static final NfInstanceId HOME =
      NfInstanceId.parse("22222222-2222-4222-8222-222222222222").orElseThrow();

  @TempDir Path visitedFolder;
  @TempDir Path homeFolder;
  private OpenNrf home;
  private OpenNrf visited;
  private Subscriber subscriber;

  @BeforeEach
  void open() {
    home = OpenNrf.of(THERE, HomeNrfConfig.usual(HOME), homeFolder, ProfileAccess.OPEN);
    visited = visited(ProfileAccess.OPEN);
    subscriber = new Subscriber();
  }

  @AfterEach
  void close() {
    visited.close();
    home.close();
    subscriber.close();
  }

  private static NetworkId network(String mcc, String mnc) {
    return new NetworkId(new PlmnId(mcc, mnc), "");
  }

  private OpenNrf visited(ProfileAccess access) {
    HomeNrfConfig others =
        HomeNrfConfig.usual(VISITED).knowing(Map.of(THERE, URI.create(home.root())));
    return OpenNrf.of(HERE, others, visitedFolder, access);
  }

  private String subscription(String more) {
    return """
    {"nfStatusNotificationUri":"%s","reqNfInstanceId":"%s","reqNfType":"AMF",\
    "subscrCond":{"nfType":"UDM"}%s}\
    """
        .formatted(subscriber.callback(), CONSUMER, more);
  }

  private Http2Response subscribe(String more) {
    return visited.ask("POST", SUBSCRIPTIONS, subscription(more));
  }

  private String thatNrf() {
    return ",\"hnrfUri\":\"" + home.root() + "\"";
  }

  private static final String THAT_NETWORK = ",\"plmnId\":{\"mcc\":\"262\",\"mnc\":\"02\"}";

  private static String place(Http2Response answer) {
    String location = answer.field("location").orElseThrow();
    return location.substring(location.indexOf(SUBSCRIPTIONS));
  }

  private void registerThere() {
    String profile =
        """
        {"nfInstanceId":"%s","nfType":"UDM","nfStatus":"REGISTERED","ipv4Addresses":["127.0.0.1"]}\
        """
            .formatted(UDM);
    home.ask("PUT", "/nnrf-nfm/v1/nf-instances/" + UDM, profile);
  }

  @Test
  void shouldHaveTheNrfOfTheOtherNetworkTellTheConsumerItself() {
    // Given
    Http2Response subscribed = subscribe(thatNrf());

    // When
    registerThere();

    // Then
    assertThat(subscribed.status()).isEqualTo(201);
    assertThat(subscriber.told(1).getFirst().path("nfInstanceUri").asString(""))
        .startsWith(home.root())
        .endsWith(UDM);
    assertThat(visited.nrf.subscriptions().kept()).isEmpty();
  }

  @Test
  void shouldCallItByTheDigitsOfItsNetwork() {
    // When
    Http2Response subscribed = subscribe(thatNrf());

    // Then
    JsonNode body = SbiJson.read(subscribed.body());
    String id = home.nrf.subscriptions().kept().getFirst().key().id();
    assertThat(subscribed.field("location"))
        .hasValue(visited.root() + SUBSCRIPTIONS + "/26202-" + id);
    assertThat(body.path("subscriptionId").asString("")).isEqualTo("26202-" + id);
    assertThat(body.has("hnrfUri")).isFalse();
    assertThat(body.at("/reqPlmnList/0/mcc").asString("")).isEqualTo("001");
  }

  @Test
  void shouldFindTheNrfOfANetworkThatItKnows() {
    // When
    Http2Response subscribed = subscribe(THAT_NETWORK);

    // Then
    assertThat(subscribed.status()).isEqualTo(201);
    assertThat(home.nrf.subscriptions().kept()).hasSize(1);
  }

  @Test
  void shouldKeepHereWhatIsOfThisNetwork() {
    // When
    Http2Response own = subscribe(",\"plmnId\":{\"mcc\":\"001\",\"mnc\":\"01\"}");
    Http2Response self = subscribe(",\"hnrfUri\":\"" + visited.root() + "\"");

    // Then
    assertThat(own.status()).isEqualTo(201);
    assertThat(self.status()).isEqualTo(201);
    assertThat(visited.nrf.subscriptions().kept()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",\"hnrfUri\":\"http://127.0.0.1:9\"",
        ",\"plmnId\":{\"mcc\":\"262\",\"mnc\":\"99\"}"
      })
  void shouldCallNobodyWhomItDoesNotKnow(String more) {
    // When
    Http2Response refused = subscribe(more);

    // Then
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.field("content-type")).hasValue(ProblemDetails.MEDIA_TYPE);
    assertThat(visited.nrf.subscriptions().kept()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nrf", "ftp://nrf.example", ""})
  void shouldTellThatAnAddressIsNone(String address) {
    // When
    Http2Response refused = subscribe(",\"hnrfUri\":\"" + address + "\"");

    // Then
    assertThat(refused.status()).isEqualTo(400);
    assertThat(SbiJson.read(refused.body()).at("/invalidParams/0/param").asString(""))
        .isEqualTo("/hnrfUri");
  }

  @Test
  void shouldRefuseAnNrfThatIsNotOfTheNetworkThatIsToldWithIt() {
    // When
    Http2Response refused = subscribe(thatNrf() + ",\"plmnId\":{\"mcc\":\"001\",\"mnc\":\"01\"}");

    // Then
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text()).contains("network 00101");
  }

  @Test
  void shouldExtendAndEndItThere() {
    // Given
    String place = place(subscribe(thatNrf()));

    // When
    Http2Response extended =
        visited.ask(
            "PATCH",
            place,
            "[{\"op\":\"replace\",\"path\":\"/validityTime\","
                + "\"value\":\"2036-11-22T10:00:00Z\"}]");
    Http2Response ended = visited.ask("DELETE", place);
    Http2Response again = visited.ask("DELETE", place);

    // Then
    assertThat(extended.status()).isEqualTo(200);
    assertThat(SbiJson.read(extended.body()).path("subscriptionId").asString(""))
        .startsWith("26202-");
    assertThat(ended.status()).isEqualTo(204);
    assertThat(home.nrf.subscriptions().kept()).isEmpty();
    assertThat(again.status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"26203-abc", "26202-..", "26202-%2e%2e", "26202-a%2Fb", "0010-abc"})
  void shouldKnowNoSubscriptionOfAnotherName(String name) {
    // When
    Http2Response answer = visited.ask("DELETE", SUBSCRIPTIONS + "/" + name);

    // Then
    assertThat(answer.status()).isEqualTo(404);
  }

  @Test
  void shouldKnowItsOwnByTheDigitsOfItsNetworkToo() {
    // Given
    String id = place(subscribe("")).substring(SUBSCRIPTIONS.length() + 1);

    // When
    Http2Response ended = visited.ask("DELETE", SUBSCRIPTIONS + "/00101-" + id);

    // Then
    assertThat(ended.status()).isEqualTo(204);
  }

  @Test
  void shouldRefuseARequestThatHasComeRound() {
    // When
    Http2Response refused =
        visited.ask(
            visited
                .request("POST", SUBSCRIPTIONS)
                .with("content-type", "application/json")
                .with("via", "2.0 NRF-" + HOME + ", 2.0 NRF-" + VISITED)
                .with(subscription(thatNrf()).getBytes(StandardCharsets.UTF_8)));

    // Then
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text()).contains("MSG_LOOP_DETECTED");
    assertThat(home.nrf.subscriptions().kept()).isEmpty();
  }

  @Test
  void shouldHandBackWhatTheOtherNrfRefuses() {
    // Given
    String place = place(subscribe(thatNrf()));

    // When
    Http2Response refused =
        visited.ask("PATCH", place, "[{\"op\":\"remove\",\"path\":\"/nfStatusNotificationUri\"}]");

    // Then
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.field("content-type")).hasValue(ProblemDetails.MEDIA_TYPE);
    assertThat(refused.text()).contains("nfStatusNotificationUri");
  }

  @Test
  void shouldTellThatTheOtherNrfDoesNotAnswer() {
    // Given
    String gone = thatNrf();
    home.close();

    // When
    Http2Response answer = subscribe(gone);

    // Then
    assertThat(answer.status()).isEqualTo(504);
    assertThat(answer.text()).contains("TARGET_NF_NOT_REACHABLE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PATCH", "DELETE"})
  void shouldLetNobodyTouchWhatIsAnothersWhereCertificatesDecide(String method) {
    // Given
    String place = place(subscribe(thatNrf()));
    visited.close();
    visited = visited(new OwnedBy(UDM));

    // When
    Http2Response refused = touch(method, place);

    // Then
    assertThat(refused.status()).isEqualTo(403);
    assertThat(home.nrf.subscriptions().kept()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PATCH", "DELETE"})
  void shouldLetItsOwnerTouchItWhereCertificatesDecide(String method) {
    // Given
    String place = place(subscribe(thatNrf()));
    visited.close();
    visited = visited(new OwnedBy(CONSUMER));

    // When
    Http2Response answer = touch(method, place);

    // Then
    assertThat(answer.status()).isIn(200, 204);
  }

  private Http2Response touch(String method, String place) {
    return method.equals("DELETE")
        ? visited.ask(method, place)
        : visited.ask(method, place, EXTENSION);
  }

  private static final String EXTENSION =
      "[{\"op\":\"add\",\"path\":\"/validityTime\",\"value\":\"2036-11-22T10:00:00Z\"}]";

  private static final String STANDS =
      "{\"op\":\"test\",\"path\":\"/reqNfType\",\"value\":\"AMF\"}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"op\":\"replace\",\"path\":\"/reqNfType\",\"value\":\"UDM\"}",
        "{\"op\":\"replace\",\"path\":\"/nfStatusNotificationUri\",\"value\":\"http://10.0.0.9/n\"}",
        "{\"op\":\"add\",\"path\":\"/reqSnssais\",\"value\":[{\"sst\":1}]}",
        "{\"op\":\"add\",\"path\":\"/reqNfFqdn\",\"value\":\"udm.5gc.example\"}",
        "{\"op\":\"remove\",\"path\":\"/reqNfInstanceId\"}",
        "{\"op\":\"move\",\"path\":\"/validityTime\",\"from\":\"/reqNfType\"}",
        "{\"op\":\"copy\",\"path\":\"/reqNfFqdn\",\"from\":\"/reqNfType\"}",
        "{\"op\":\"replace\",\"path\":\"\",\"value\":{}}"
      })
  void shouldLetItsOwnerChangeNothingButItsEndWhereCertificatesDecide(String operation) {
    // Given
    String place = place(subscribe(thatNrf()));
    JsonNode before = home.nrf.subscriptions().kept().getFirst().json();
    visited.close();
    visited = visited(new OwnedBy(CONSUMER));

    // When
    Http2Response refused = visited.ask("PATCH", place, "[" + STANDS + "," + operation + "]");

    // Then
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text()).contains("operation 1", "/validityTime");
    assertThat(home.nrf.subscriptions().kept().getFirst().json()).isEqualTo(before);
  }

  @Test
  void shouldReadAPatchBeforeItGoesOn() {
    // Given
    String place = place(subscribe(thatNrf()));

    // When
    Http2Response refused = visited.ask("PATCH", place, "[{\"op\":\"change\",\"path\":\"/x\"}]");

    // Then
    assertThat(refused.status()).isEqualTo(400);
    assertThat(SbiJson.read(refused.body()).at("/invalidParams/0/param").asString(""))
        .isEqualTo("/0/op");
  }

  /** Nothing is kept here by which a change of it could be told later. */
  @Test
  void shouldPassNoneOnThatIsForAnotherWhereCertificatesDecide() {
    // Given
    visited.close();
    visited = visited(new OwnedBy(UDM));

    // When
    Http2Response refused = subscribe(thatNrf());

    // Then
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.text()).contains("not through this one");
    assertThat(home.nrf.subscriptions().kept()).isEmpty();
  }

  /** Everybody has the certificate of one network function. */
  private record OwnedBy(String id) implements ProfileAccess {

    @Override
    public Optional<NfInstanceId> requiredOwner(SbiPeer client) {
      return NfInstanceId.parse(id);
    }

    @Override
    public Optional<ProblemDetails> refusal(SbiPeer client, NfProfile registering) {
      return OPEN.refusal(client, registering);
    }

    @Override
    public boolean isVisible(SbiPeer client, NfProfile profile) {
      return OPEN.isVisible(client, profile);
    }

    @Override
    public Optional<NfProfile> shown(SbiPeer client, NfProfile profile) {
      return OPEN.shown(client, profile);
    }

    @Override
    public Optional<ProblemDetails> subscribing(SbiPeer client, ObjectNode subscription) {
      return OPEN.subscribing(client, subscription);
    }

    @Override
    public Optional<ProblemDetails> touching(SbiPeer client, ObjectNode subscription) {
      return OPEN.touching(client, subscription);
    }
  }
}

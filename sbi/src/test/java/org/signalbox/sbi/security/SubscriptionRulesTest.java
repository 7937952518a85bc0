package org.signalbox.sbi.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.sbi.security.Gate.AMF;
import static org.signalbox.sbi.security.Gate.SCP;
import static org.signalbox.sbi.security.Gate.SMF;
import static org.signalbox.sbi.security.Gate.UDR;
import static org.signalbox.sbi.security.Gate.peer;
import static org.signalbox.sbi.security.Gate.profile;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.registers.nf.NetworkId;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfRequester;
import org.signalbox.registers.nf.NfType;
import org.signalbox.registers.nf.PlmnId;
import org.signalbox.registers.nf.subscription.NfSubscriptions;
import org.signalbox.sbi.http.PeerIdentity;
import org.signalbox.sbi.http.SbiJson;
import org.signalbox.sbi.http.SbiMethod;
import org.signalbox.sbi.http.SbiPeer;
import org.signalbox.sbi.http.SbiResponse;

/** Whoever subscribes says who it is, and has notifications sent to itself alone. */
class SubscriptionRulesTest {

  private static final SbiPeer CLIENT = peer(AMF, "AMF", "10.0.0.1");

  @TempDir private Path folder;
  private Gate gate;

  @BeforeEach
  void open() {
    gate = new Gate(folder, SecurityPolicy.USUAL);
  }

  @AfterEach
  void close() {
    gate.close();
  }

  /** A subscription of the AMF; {@code more} are further members. */
  private static String subscription(String callback, String more) {
    return """
    {"nfStatusNotificationUri":"%s","reqNfInstanceId":"%s","reqNfType":"AMF",\
    "subscrCond":{"nfType":"UDM"}%s}
    """
        .formatted(callback, AMF, more);
  }

  private static String ofAmf() {
    return subscription("http://10.0.0.1:7777/n", "");
  }

  private String subscribed() {
    SbiResponse answer = gate.subscribe(CLIENT, ofAmf());
    return SbiJson.read(answer.body()).path("subscriptionId").stringValue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://10.0.0.99/n",
        "http://[::1]:2080/jsonrpc",
        "http://udm.5gc.example/n",
        "http://167772161/n"
      })
  void shouldSendNotificationsToNobodyElse(String callback) {
    // When
    SbiResponse answer = gate.subscribe(CLIENT, subscription(callback, ""));

    // Then
    assertThat(answer.status()).isEqualTo(403);
    assertThat(gate.kinds()).containsExactly(SecurityAlarm.Kind.ADDRESS_NOT_ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://10.0.0.1:7777/n", "http://amf.5gc.example/n", "http://10.0.7.8/n"})
  void shouldSendNotificationsToTheClientItself(String callback) {
    // Given
    SbiPeer client =
        new SbiPeer(
            CLIENT.address(),
            CLIENT
                .identity()
                .map(known ->
                    new PeerIdentity(
                        known.uris(),
                        known.names(),
                        List.of("10.0.7.8"),
                        known.nfTypes(),
                        known.subject())));

    // When
    SbiResponse answer = gate.subscribe(client, subscription(callback, ""));

    // Then
    assertThat(answer.status()).isEqualTo(201);
    assertThat(gate.alarms).isEmpty();
  }

  /** A profile may name any address, unless settings say where its type may be. */
  @ParameterizedTest
  @CsvSource({"true, 201", "false, 403"})
  void shouldSendNotificationsToAnAddressOfTheProfileWhereThatIsBound(
      boolean isBound, int expected) {
    // Given
    SecurityPolicy usual = SecurityPolicy.USUAL;
    List<AddressRange> ranges =
        isBound ? List.of(AddressRange.parse("10.0.0.0/16").orElseThrow()) : List.of();
    gate.close();
    gate =
        new Gate(
            folder,
            new SecurityPolicy(
                usual.holders(),
                usual.addresses(),
                ranges,
                usual.sensitive(),
                usual.readers(),
                usual.rate(),
                usual.networks(),
                usual.services()));
    gate.register(profile(AMF, "AMF", ",\"ipv4Addresses\":[\"10.0.7.7\"]"));

    // When
    SbiResponse answer = gate.subscribe(CLIENT, subscription("http://10.0.7.7/n", ""));

    // Then
    assertThat(answer.status()).isEqualTo(expected);
  }

  @Test
  void shouldGiveNobodyAllSubscriptions() {
    // Given
    for (int i = 0; i < NfSubscriptions.OWNER_MAX; i++) {
      assertThat(gate.subscribe(CLIENT, ofAmf()).status()).isEqualTo(201);
    }

    // When
    SbiResponse answer = gate.subscribe(CLIENT, ofAmf());

    // Then
    assertThat(answer.status()).isEqualTo(403);
    assertThat(
            gate.subscribe(
                    peer(SMF, "SMF", "10.0.0.2"),
                    subscription("http://10.0.0.2/n", "")
                        .replace(AMF, SMF)
                        .replace("\"AMF\"", "\"SMF\""))
                .status())
        .as("another is served")
        .isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({
    "reqNfInstanceId, " + UDR + ", false-claim",
    "reqNfType, UDR, type-not-allowed",
    "reqNfFqdn, udm.5gc.example, false-claim"
  })
  void shouldTellNobodyWhatAnotherMayHear(String member, String value, String alarm) {
    // Given
    String claimed =
        SbiJson.readObject(ofAmf().getBytes(StandardCharsets.UTF_8)).put(member, value).toString();

    // When
    SbiResponse answer = gate.subscribe(CLIENT, claimed);

    // Then
    assertThat(answer.status()).isEqualTo(403);
    assertThat(gate.kinds()).extracting(Object::toString).containsExactly(alarm);
  }

  /** Without them every profile would be told of, whomever it admits. */
  @ParameterizedTest
  @ValueSource(strings = {"reqNfInstanceId", "reqNfType"})
  void shouldTellNothingToWhoDoesNotSayWhoItIs(String member) {
    // Given
    var nameless = SbiJson.readObject(ofAmf().getBytes(StandardCharsets.UTF_8));
    nameless.remove(member);

    // When
    SbiResponse answer = gate.subscribe(CLIENT, nameless.toString());

    // Then
    assertThat(answer.status()).isEqualTo(403);
    assertThat(gate.alarms).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",\"reqPlmnList\":[{\"mcc\":\"999\",\"mnc\":\"99\"}]",
        ",\"reqSnssais\":[{\"sst\":2}]",
        ",\"completeProfileSubscription\":true"
      })
  void shouldTellNothingBeyondTheRegisteredProfile(String more) {
    // Given
    gate.register(
        profile(
            AMF,
            "AMF",
            ",\"plmnList\":[{\"mcc\":\"001\",\"mnc\":\"01\"}],\"sNssais\":[{\"sst\":1}]"));

    // When
    SbiResponse answer = gate.subscribe(CLIENT, subscription("http://10.0.0.1/n", more));

    // Then
    assertThat(answer.status()).isEqualTo(403);
  }

  @Test
  void shouldTellCompleteProfilesToAProxy() {
    // Given
    String ofProxy =
        subscription("http://10.0.0.4/n", ",\"completeProfileSubscription\":true")
            .replace(AMF, SCP)
            .replace("\"AMF\"", "\"SCP\"");

    // When
    SbiResponse answer = gate.subscribe(peer(SCP, "SCP", "10.0.0.4"), ofProxy);

    // Then
    assertThat(answer.status()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({"PATCH", "DELETE"})
  void shouldLetNobodyTouchAnothersSubscription(SbiMethod method) {
    // Given
    String id = subscribed();

    // When
    SbiResponse answer =
        gate.touch(
            peer(SMF, "SMF", "10.0.0.2"),
            method,
            id,
            "[{\"op\":\"remove\",\"path\":\"/requesterFeatures\"}]");

    // Then
    assertThat(answer.status()).isEqualTo(403);
    assertThat(gate.alarms)
        .singleElement()
        .satisfies(alarm -> {
          assertThat(alarm.kind()).isEqualTo(SecurityAlarm.Kind.NOT_OWNER);
          assertThat(alarm.subject()).isEqualTo(id);
        });
  }

  /** A subscription that was right when it was made may not become one for somebody else. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"op\":\"replace\",\"path\":\"/nfStatusNotificationUri\",\"value\":\"http://10.0.0.99/n\"}]",
        "[{\"op\":\"replace\",\"path\":\"/reqNfType\",\"value\":\"UDR\"}]",
        "[{\"op\":\"remove\",\"path\":\"/reqNfType\"}]",
        "[{\"op\":\"replace\",\"path\":\"/reqNfInstanceId\",\"value\":\"bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb\"}]",
        "[{\"op\":\"add\",\"path\":\"/completeProfileSubscription\",\"value\":true}]"
      })
  void shouldRefuseAPatchThatLeadsElsewhere(String patch) {
    // Given
    String id = subscribed();

    // When
    SbiResponse answer = gate.touch(CLIENT, SbiMethod.PATCH, id, patch);

    // Then
    assertThat(answer.status()).isEqualTo(403);
    assertThat(gate.touch(CLIENT, SbiMethod.DELETE, id, "").status()).isEqualTo(204);
  }

  @Test
  void shouldLetAClientExtendItsOwn() {
    // Given
    String id = subscribed();

    // When
    SbiResponse answer =
        gate.touch(
            CLIENT,
            SbiMethod.PATCH,
            id,
            "[{\"op\":\"replace\",\"path\":\"/validityTime\",\"value\":\"2026-01-01T12:00:00Z\"}]");

    // Then
    assertThat(answer.status()).isEqualTo(204);
  }

  private static final NetworkId HOME = new NetworkId(new PlmnId("001", "01"), "");
  private static final NetworkId OTHER = new NetworkId(new PlmnId("999", "99"), "");

  private static NfRequester owner(String type, NetworkId... networks) {
    return new NfRequester(
        NfType.of(type),
        NfInstanceId.parse(AMF),
        Optional.empty(),
        new NfRequester.Origin(Set.of(networks), List.of()));
  }

  private static String in(NetworkId network) {
    return ",\"plmnList\":[{\"mcc\":\"%s\",\"mnc\":\"%s\"}]"
        .formatted(network.plmn().mcc(), network.plmn().mnc());
  }

  @Test
  void shouldTakeTheNetworksOfTheProfileWhereTheSubscriptionTellsNone() {
    // Given
    NfProfile visitor = profile(AMF, "AMF", in(OTHER));

    // When
    Optional<NfRequester> owner = gate.guard.subscriber(owner("AMF"), Optional.of(visitor));

    // Then
    assertThat(owner).contains(owner("AMF", OTHER));
  }

  /** What it told when it subscribed may be true no more. */
  @Test
  void shouldTellNothingToWhoHasLeftOrBecomeAnother() {
    // Given
    NfRequester told = owner("AMF", HOME);

    // When
    Optional<NfRequester> gone = gate.guard.subscriber(told, Optional.empty());

    // Then
    assertThat(gone).isEmpty();
    assertThat(gate.guard.subscriber(told, Optional.of(profile(AMF, "SMF", in(HOME))))).isEmpty();
    assertThat(gate.guard.subscriber(told, Optional.of(profile(AMF, "AMF", in(OTHER))))).isEmpty();
    assertThat(gate.guard.subscriber(told, Optional.of(profile(AMF, "AMF", in(HOME)))))
        .contains(told);
  }

  @Test
  void shouldTellAProxyThatHasNotRegistered() {
    // Given
    NfRequester proxy = owner("SCP");

    // When
    Optional<NfRequester> owner = gate.guard.subscriber(proxy, Optional.empty());

    // Then
    assertThat(owner).contains(proxy);
  }
}

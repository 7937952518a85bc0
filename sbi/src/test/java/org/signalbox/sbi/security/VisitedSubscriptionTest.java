package org.signalbox.sbi.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.sbi.security.Gate.AMF;
import static org.signalbox.sbi.security.Gate.SMF;
import static org.signalbox.sbi.security.Gate.peer;
import static org.signalbox.sbi.security.Gate.profile;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.registers.nf.NetworkId;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfRequester;
import org.signalbox.registers.nf.NfType;
import org.signalbox.registers.nf.PlmnId;
import org.signalbox.sbi.http.SbiJson;
import org.signalbox.sbi.http.SbiMethod;
import org.signalbox.sbi.http.SbiPeer;
import org.signalbox.sbi.http.SbiResponse;

/** The NRF of a visited network subscribes for a consumer there (TS 29.510 §5.2.2.5.3). */
class VisitedSubscriptionTest {

  private static final NetworkId HOME = new NetworkId(new PlmnId("001", "01"), "");
  private static final NetworkId VISITED = new NetworkId(new PlmnId("262", "02"), "");
  private static final String THERE = ",\"reqPlmnList\":[{\"mcc\":\"262\",\"mnc\":\"02\"}]";
  private static final SbiPeer NRF =
      peer("eeeeeeee-eeee-4eee-8eee-eeeeeeeeeeee", "NRF", "10.2.0.1");

  @TempDir private Path folder;
  private Gate gate;

  @BeforeEach
  void open() {
    SecurityPolicy usual = SecurityPolicy.USUAL;
    gate =
        new Gate(
            folder,
            new SecurityPolicy(
                usual.holders(),
                usual.addresses(),
                usual.anywhere(),
                usual.sensitive(),
                usual.readers(),
                usual.rate(),
                Set.of(HOME),
                usual.services()));
  }

  @AfterEach
  void close() {
    gate.close();
  }

  private SbiResponse subscribe(SbiPeer peer, String more) {
    return gate.subscribe(
        peer,
        """
        {"nfStatusNotificationUri":"http://10.2.0.77/n","reqNfInstanceId":"%s","reqNfType":"AMF",\
        "subscrCond":{"nfType":"UDM"}%s}
        """
            .formatted(AMF, more));
  }

  private static NfRequester told(NetworkId network) {
    return new NfRequester(
        NfType.of("AMF"),
        NfInstanceId.parse(AMF),
        Optional.empty(),
        new NfRequester.Origin(Set.of(network), List.of()));
  }

  @Test
  void shouldLetTheNrfOfAnotherNetworkSubscribeForOneThere() {
    // When
    SbiResponse answer = subscribe(NRF, THERE);

    // Then
    assertThat(answer.status()).isEqualTo(201);
    assertThat(gate.alarms).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",\"reqPlmnList\":[{\"mcc\":\"001\",\"mnc\":\"01\"}]",
        ",\"reqPlmnList\":[{\"mcc\":\"262\",\"mnc\":\"02\"},{\"mcc\":\"001\",\"mnc\":\"01\"}]",
        THERE + ",\"completeProfileSubscription\":true"
      })
  void shouldLetItSpeakForNobodyOfThisNetworkAndHearNoCompleteProfiles(String more) {
    // When
    SbiResponse answer = subscribe(NRF, more);

    // Then
    assertThat(answer.status()).isEqualTo(403);
  }

  @Test
  void shouldLetItSpeakForNobodyWhoIsRegisteredHere() {
    // Given
    gate.register(profile(AMF, "AMF", ""));

    // When
    SbiResponse answer = subscribe(NRF, THERE);

    // Then
    assertThat(answer.status()).isEqualTo(403);
  }

  @Test
  void shouldLetNobodyButAnNrfSpeakForOneThere() {
    // When
    SbiResponse answer = subscribe(peer(SMF, "SMF", "10.0.0.2"), THERE);

    // Then
    assertThat(answer.status()).isEqualTo(403);
    assertThat(gate.kinds()).containsExactly(SecurityAlarm.Kind.FALSE_CLAIM);
  }

  @Test
  void shouldLetTheNrfEndItAndNobodyElse() {
    // Given
    String id = SbiJson.read(subscribe(NRF, THERE).body()).path("subscriptionId").stringValue();
    SbiResponse refused = gate.touch(peer(SMF, "SMF", "10.0.0.2"), SbiMethod.DELETE, id, "");

    // When
    SbiResponse ended = gate.touch(NRF, SbiMethod.DELETE, id, "");

    // Then
    assertThat(refused.status()).isEqualTo(403);
    assertThat(ended.status()).isEqualTo(204);
  }

  @Test
  void shouldLetTheNrfExtendIt() {
    // Given
    String id = SbiJson.read(subscribe(NRF, THERE).body()).path("subscriptionId").stringValue();
    String patch =
        """
        [{"op":"test","path":"/reqNfInstanceId","value":"%s"},\
        {"op":"replace","path":"/validityTime","value":"2026-01-01T12:00:00Z"}]
        """
            .formatted(AMF);

    // When
    SbiResponse answer = gate.touch(NRF, SbiMethod.PATCH, id, patch);

    // Then
    assertThat(answer.status()).isEqualTo(204);
  }

  /** Its consumer could make another of itself through an NRF that passes everything on. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"op\":\"replace\",\"path\":\"/reqNfType\",\"value\":\"UDM\"}",
        "{\"op\":\"replace\",\"path\":\"/nfStatusNotificationUri\",\"value\":\"http://10.0.0.9/n\"}",
        "{\"op\":\"add\",\"path\":\"/reqSnssais\",\"value\":[{\"sst\":1}]}",
        "{\"op\":\"add\",\"path\":\"/reqNfFqdn\",\"value\":\"udm.5gc.example\"}",
        "{\"op\":\"replace\",\"path\":\"/reqNfInstanceId\",\"value\":\"cccccccc-cccc-4ccc-8ccc-cccccccccccc\"}"
      })
  void shouldLetTheNrfChangeNothingButItsEnd(String operation) {
    // Given
    String id = SbiJson.read(subscribe(NRF, THERE).body()).path("subscriptionId").stringValue();

    // When
    SbiResponse answer = gate.touch(NRF, SbiMethod.PATCH, id, "[" + operation + "]");

    // Then
    assertThat(answer.status()).isEqualTo(403);
  }

  @Test
  void shouldTellOneThereThoughItIsNotRegisteredHere() {
    // When
    Optional<NfRequester> owner = gate.guard.subscriber(told(VISITED), Optional.empty());

    // Then
    assertThat(owner).contains(told(VISITED));
    assertThat(gate.guard.subscriber(told(HOME), Optional.empty())).isEmpty();
  }
}

package org.signalbox.sbi.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.sbi.security.Gate.AMF;
import static org.signalbox.sbi.security.Gate.SCP;
import static org.signalbox.sbi.security.Gate.SMF;
import static org.signalbox.sbi.security.Gate.UDR;
import static org.signalbox.sbi.security.Gate.peer;
import static org.signalbox.sbi.security.Gate.profile;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.registers.nf.NetworkId;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfType;
import org.signalbox.registers.nf.PlmnId;
import org.signalbox.sbi.http.PeerIdentity;
import org.signalbox.sbi.http.ProblemDetails;
import org.signalbox.sbi.http.SbiMethod;
import org.signalbox.sbi.http.SbiPeer;
import org.signalbox.sbi.http.SbiResponse;

/** The attacks of the posts and their relatives, each refused by the profile {@code secure}. */
class SecureGuardTest {

  private static final SecurityPolicy POLICY =
      new SecurityPolicy(
          Map.of(NfType.of("PCF"), Set.of(NfInstanceId.parse(SMF).orElseThrow())),
          Map.of(NfType.of("UPF"), List.of(AddressRange.parse("10.5.0.0/16").orElseThrow())),
          List.of(AddressRange.parse("10.0.0.0/8").orElseThrow()),
          SecurityPolicy.USUALLY_SENSITIVE,
          SecurityPolicy.USUALLY_READERS,
          new SecurityPolicy.RequestRate(10, 20),
          Set.of(new NetworkId(new PlmnId("001", "01"), "")),
          ServiceTypes.SPECIFIED);

  @TempDir private Path folder;
  private Gate gate;

  @BeforeEach
  void open() {
    gate = new Gate(folder, POLICY);
  }

  @AfterEach
  void close() {
    gate.close();
  }

  @Test
  void shouldRefuseWhoShowsNoCertificate() {
    // Given
    SbiPeer stranger = Gate.stranger();

    // When
    int status = gate.discover(stranger, "target-nf-type=UDR&requester-nf-type=AMF");

    // Then
    assertThat(status).isEqualTo(401);
  }

  private static SbiPeer nameless(String uri) {
    return new SbiPeer(
        peer(AMF, "AMF", "10.0.0.1").address(),
        Optional.of(new PeerIdentity(List.of(uri), List.of(), List.of("AMF"), "CN=x")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"urn:uuid:not-a-uuid", "https://amf.example", "urn:uuid:"})
  void shouldRefuseACertificateThatNamesNoInstance(String uri) {
    // When
    Optional<SbiResponse> refusal =
        gate.refusal(nameless(uri), SbiMethod.GET, Gate.INSTANCE, "/nnrf-nfm/v1/nf-instances", "");

    // Then
    assertThat(refusal).map(SbiResponse::status).contains(401);
    assertThat(refusal.orElseThrow().headers()).containsKey("www-authenticate");
    assertThat(gate.alarms)
        .singleElement()
        .satisfies(alarm -> {
          assertThat(alarm.kind()).isEqualTo(SecurityAlarm.Kind.NO_IDENTITY);
          assertThat(alarm.client()).isEqualTo("10.0.0.1");
        });
  }

  @Test
  void shouldSlowDownWhoNamesNoInstanceByItsAddress() {
    // Given
    SbiPeer nameless = nameless("https://amf.example");
    for (int i = 0; i < 20; i++) {
      gate.change(nameless, SbiMethod.GET, AMF);
    }

    // When
    int status = gate.change(nameless, SbiMethod.GET, AMF);

    // Then
    assertThat(status).isEqualTo(429);
    assertThat(gate.kinds().getLast()).isEqualTo(SecurityAlarm.Kind.TOO_MANY_REQUESTS);
    assertThat(gate.change(peer(AMF, "AMF", "10.0.0.1"), SbiMethod.GET, AMF)).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = SbiMethod.class,
      names = {"PUT", "PATCH", "DELETE"})
  void shouldLetNobodyChangeOrRemoveAnothersInstance(SbiMethod method) {
    // Given
    gate.register(profile(UDR, "UDR", ""));
    gate.alarms.clear();

    // When
    int status = gate.change(peer(SMF, "SMF", "10.0.0.2"), method, UDR);

    // Then
    assertThat(status).isEqualTo(403);
    assertThat(gate.alarms)
        .singleElement()
        .satisfies(alarm -> {
          assertThat(alarm.kind()).isEqualTo(SecurityAlarm.Kind.NOT_OWNER);
          assertThat(alarm.client()).isEqualTo(SMF);
          assertThat(alarm.subject()).isEqualTo(UDR);
        });
  }

  @ParameterizedTest
  @EnumSource(
      value = SbiMethod.class,
      names = {"PUT", "PATCH", "DELETE"})
  void shouldLetAnInstanceChangeAndRemoveItself(SbiMethod method) {
    // When
    int status = gate.change(peer(UDR, "UDR", "10.0.0.2"), method, UDR.toUpperCase(Locale.ROOT));

    // Then
    assertThat(status).isZero();
  }

  /** The post's first attack: a UDR of the attacker's own, with a better priority. */
  @Test
  void shouldRefuseAUdrWhoseCertificateIsOfAnotherType() {
    // Given
    NfProfile fake = profile(SMF, "UDR", ",\"priority\":0,\"ipv4Addresses\":[\"10.0.0.2\"]");

    // When
    Optional<ProblemDetails> refusal = gate.guard.refusal(peer(SMF, "SMF", "10.0.0.2"), fake);

    // Then
    assertThat(refusal).map(ProblemDetails::status).contains(403);
    assertThat(gate.kinds()).containsExactly(SecurityAlarm.Kind.TYPE_NOT_ALLOWED);
  }

  @Test
  void shouldTakeTheOperatorsWordForATypeThatACertificateLacks() {
    // Given
    NfProfile pcf = profile(SMF, "PCF", ",\"ipv4Addresses\":[\"10.0.0.2\"]");

    // When
    Optional<ProblemDetails> refusal = gate.guard.refusal(peer(SMF, "SMF", "10.0.0.2"), pcf);

    // Then
    assertThat(refusal).isEmpty();
  }

  /** The post's second attack: traffic drawn to a UPF of the attacker's own. */
  @Test
  void shouldRefuseAUpfThatIsNotWhereUpfsAre() {
    // Given
    NfProfile rogue =
        profile(
            UDR,
            "UPF",
            ",\"ipv4Addresses\":[\"10.5.0.9\"],\"upfInfo\":{\"sNssaiUpfInfoList\":[{\"sNssai\":{\"sst\":1},\"dnnUpfInfoList\":[{\"dnn\":\"internet\"}]}],"
                + "\"interfaceUpfInfoList\":[{\"interfaceType\":\"N3\",\"ipv4EndpointAddresses\":[\"192.0.2.66\"]}]}");

    // When
    Optional<ProblemDetails> refusal = gate.guard.refusal(peer(UDR, "UPF", "10.5.0.9"), rogue);

    // Then
    assertThat(refusal).map(ProblemDetails::status).contains(403);
    assertThat(gate.kinds()).containsExactly(SecurityAlarm.Kind.ADDRESS_NOT_ALLOWED);
  }

  @Test
  void shouldRefuseAClientThatIsNotWhereItsTypeIs() {
    // Given
    NfProfile upf = profile(UDR, "UPF", ",\"ipv4Addresses\":[\"10.5.0.9\"]");

    // When
    Optional<ProblemDetails> refusal = gate.guard.refusal(peer(UDR, "UPF", "10.6.0.9"), upf);

    // Then
    assertThat(refusal).map(ProblemDetails::status).contains(403);
  }

  private static String service(String members) {
    return ",\"nfServices\":[{\"serviceInstanceId\":\"1\",\"serviceName\":\"namf-comm\","
        + "\"scheme\":\"https\",\"nfServiceStatus\":\"REGISTERED\","
        + "\"versions\":[{\"apiVersionInUri\":\"v1\",\"apiFullVersion\":\"1.0.0\"}],"
        + members
        + "}]";
  }

  static List<String> foreignNames() {
    String callback =
        "\"defaultNotificationSubscriptions\":[{\"notificationType\":\"N1_MESSAGES\","
            + "\"callbackUri\":\"http://udm.5gc.example/n1\"}]";
    return List.of(
        ",\"fqdn\":\"udm.5gc.example\"",
        service("\"fqdn\":\"udm.5gc.example\""),
        "," + callback,
        service(callback),
        service(
            "\"callbackUriPrefixList\":[{\"callbackUriPrefix\":\"http://udm.5gc.example/x\"}]"));
  }

  @ParameterizedTest
  @MethodSource("foreignNames")
  void shouldRefuseADomainNameThatTheCertificateLacks(String member) {
    // Given
    NfProfile profile = profile(AMF, "AMF", member + ",\"ipv4Addresses\":[\"10.0.0.1\"]");

    // When
    Optional<ProblemDetails> refusal = gate.guard.refusal(peer(AMF, "AMF", "10.0.0.1"), profile);

    // Then
    assertThat(refusal).map(ProblemDetails::status).contains(403);
    assertThat(gate.kinds()).containsExactly(SecurityAlarm.Kind.FALSE_CLAIM);
  }

  @ParameterizedTest
  @CsvSource({"10.0.0.1, false", "10.0.0.2, false", "10.0.0.99, true"})
  void shouldRefuseACallbackToAnAddressThatIsNotItsOwn(String address, boolean isRefused) {
    // Given
    NfProfile profile =
        profile(
            AMF,
            "AMF",
            ",\"ipv4Addresses\":[\"10.0.0.2\"],\"defaultNotificationSubscriptions\":["
                + "{\"notificationType\":\"N1_MESSAGES\",\"callbackUri\":\"http://%s/n1\"}]"
                    .formatted(address));

    // When
    Optional<ProblemDetails> refusal = gate.guard.refusal(peer(AMF, "AMF", "10.0.0.1"), profile);

    // Then
    assertThat(refusal.isPresent()).isEqualTo(isRefused);
  }

  @Test
  void shouldTakeTheNamesAndCallbacksOfTheCertificate() {
    // Given
    NfProfile profile =
        profile(
            AMF,
            "AMF",
            ",\"fqdn\":\"AMF.5gc.example\",\"ipv4Addresses\":[\"10.0.0.1\"],"
                + "\"interPlmnFqdn\":\"amf.5gc.mnc001.mcc001.3gppnetwork.org\""
                + service(
                    "\"fqdn\":\"amf.5gc.example\",\"callbackUriPrefixList\":"
                        + "[{\"callbackUriPrefix\":\"/amf\"}]"));

    // When
    Optional<ProblemDetails> refusal = gate.guard.refusal(peer(AMF, "AMF", "10.0.0.1"), profile);

    // Then
    assertThat(refusal).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "\"scpInfo\":{\"ipv4Addresses\":[\"192.0.2.1\"]} | false",
        "\"smfInfo\":{\"sNssaiSmfInfoList\":[{\"sNssai\":{\"sst\":1},\"dnnSmfInfoList\":[{\"dnn\":\"i\"}]}],\"pgwIpAddrList\":[{\"ipv4Addr\":\"192.0.2.1\"}]} | true",
        "\"easdfInfo\":{\"upfN6IpAddressList\":[{\"ipv4Addr\":\"192.0.2.1\"}]} | false",
        "\"easdfInfo\":{\"easdfN6IpAddressList\":[{\"ipv4Addr\":\"192.0.2.1\"}]} | true"
      })
  void shouldBindItsOwnAddressesAndNotThoseThatItServes(String part, boolean isRefused) {
    // Given
    NfProfile profile = profile(AMF, "AMF", ",\"ipv4Addresses\":[\"10.0.0.1\"]," + part);

    // When
    Optional<ProblemDetails> refusal = gate.guard.refusal(peer(AMF, "AMF", "10.0.0.1"), profile);

    // Then
    assertThat(refusal.isPresent()).isEqualTo(isRefused);
  }

  /** Nothing bears out what a client says of itself that has registered nothing of the kind. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "false | requester-plmn-list=[{\"mcc\":\"001\",\"mnc\":\"01\"}] | 403",
        "false | requester-snssais=[{\"sst\":1}] | 403",
        "false | '' | 403",
        "true | '' | 0",
        "true | requester-plmn-list=[{\"mcc\":\"001\",\"mnc\":\"01\"}] | 0",
        "true | requester-plmn-list=[{\"mcc\":\"999\",\"mnc\":\"99\"}] | 403",
        "true | requester-snssais=[{\"sst\":1}] | 403"
      })
  void shouldBelieveNoClaimThatNothingBearsOut(boolean registered, String claim, int expected) {
    // Given
    if (registered) {
      gate.register(profile(SMF, "SMF", ""));
    }
    String escaped = claim.replace("[", "%5B").replace("{", "%7B").replace("\"", "%22");

    // When
    int status =
        gate.discover(
            peer(SMF, "SMF", "10.0.0.2"), "target-nf-type=UDR&requester-nf-type=SMF&" + escaped);

    // Then
    assertThat(status).isEqualTo(expected);
  }

  /** Rules of access of others are compared with the networks of a profile. */
  @ParameterizedTest
  @CsvSource({"001, false", "999, true"})
  void shouldRefuseAProfileOfAnotherNetwork(String country, boolean isRefused) {
    // Given
    NfProfile profile =
        profile(SMF, "SMF", ",\"plmnList\":[{\"mcc\":\"%s\",\"mnc\":\"01\"}]".formatted(country));

    // When
    Optional<ProblemDetails> refusal = gate.guard.refusal(peer(SMF, "SMF", "10.0.0.2"), profile);

    // Then
    assertThat(refusal.isPresent()).isEqualTo(isRefused);
  }

  /** What a client does not tell is taken from its profile, so it asks as what it registered. */
  @Test
  void shouldRefuseASearchAsAnotherTypeThanTheRegisteredOne() {
    // Given
    gate.register(profile(SMF, "PCF", ""));

    // When
    int status =
        gate.discover(peer(SMF, "SMF", "10.0.0.2"), "target-nf-type=UDR&requester-nf-type=SMF");

    // Then
    assertThat(status).isEqualTo(403);
    assertThat(gate.kinds()).contains(SecurityAlarm.Kind.FALSE_CLAIM);
  }

  /** The post's third attack: the map of the network. */
  @Test
  void shouldShowAProfileToThoseAloneWhomItAdmits() {
    // Given
    gate.register(profile(AMF, "AMF", ""));
    gate.register(profile(SMF, "SMF", ""));
    NfProfile udr = gate.register(profile(UDR, "UDR", ",\"allowedNfTypes\":[\"AMF\"]"));

    // When
    boolean isSeenBySmf = gate.guard.isVisible(peer(SMF, "SMF", "10.0.0.2"), udr);

    // Then
    assertThat(isSeenBySmf).isFalse();
    assertThat(gate.guard.isVisible(peer(AMF, "AMF", "10.0.0.1"), udr)).isTrue();
    assertThat(gate.guard.visible(peer(AMF, "AMF", "10.0.0.1"))).accepts(udr);
    assertThat(gate.guard.visible(peer(SMF, "SMF", "10.0.0.2"))).rejects(udr);
    assertThat(gate.guard.isVisible(peer(UDR, "UDR", "10.0.0.3"), udr)).isTrue();
    assertThat(gate.guard.isVisible(peer(SCP, "SCP", "10.0.0.4"), udr)).isTrue();
    assertThat(gate.guard.isVisible(Gate.stranger(), udr)).isFalse();
  }

  @Test
  void shouldShowTheServicesThatAdmitTheReader() {
    // Given
    gate.register(profile(AMF, "AMF", ""));
    NfProfile udr =
        gate.register(
            profile(
                UDR,
                "UDR",
                service("\"allowedNfTypes\":[\"AMF\"]")
                    .replace(
                        "[\"AMF\"]}]",
                        "[\"AMF\"]},{\"serviceInstanceId\":\"2\",\"serviceName\":\"nudr-dr\","
                            + "\"scheme\":\"https\",\"nfServiceStatus\":\"REGISTERED\",\"versions\":"
                            + "[{\"apiVersionInUri\":\"v1\",\"apiFullVersion\":\"1.0.0\"}],"
                            + "\"allowedNfTypes\":[\"UDM\"]}]")));

    // When
    Optional<NfProfile> shown = gate.guard.shown(peer(AMF, "AMF", "10.0.0.1"), udr);

    // Then
    assertThat(shown.orElseThrow().services())
        .singleElement()
        .satisfies(service -> assertThat(service.instanceId()).isEqualTo("1"));
    assertThat(shown.orElseThrow().json().path("nfServices")).hasSize(1);
    assertThat(gate.guard.shown(peer(UDR, "UDR", "10.0.0.3"), udr)).contains(udr);
    assertThat(gate.guard.shown(peer(SCP, "SCP", "10.0.0.4"), udr)).contains(udr);
    assertThat(gate.guard.shown(peer(SMF, "SMF", "10.0.0.2"), udr)).isEmpty();
  }

  @Test
  void shouldShowNothingToWhoHasNotRegistered() {
    // Given
    NfProfile udr = gate.register(profile(UDR, "UDR", ""));

    // When
    boolean isSeen = gate.guard.isVisible(peer(AMF, "AMF", "10.0.0.1"), udr);

    // Then
    assertThat(isSeen).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "target-nf-type=UDR&requester-nf-type=UDM",
        "target-nf-type=UDR&requester-nf-type=SMF&requester-nf-instance-id=" + AMF,
        "target-nf-type=UDR&requester-nf-type=SMF&requester-nf-instance-fqdn=udm.5gc.example",
        "target-nf-type=UDR&requester-nf-type=SMF&requester-plmn-list=[{\"mcc\":\"999\",\"mnc\":\"99\"}]",
        "target-nf-type=UDR&requester-nf-type=SMF&requester-snssais=[{\"sst\":2}]",
        "target-nf-type=UDR&requester-nf-type=SMF&requester-plmn-specific-snssai-list=[{\"plmnId\":{\"mcc\":\"001\",\"mnc\":\"01\"},\"sNssaiList\":[{\"sst\":2}]}]"
      })
  void shouldRefuseASearchInAnothersName(String query) {
    // Given
    gate.register(
        profile(
            SMF,
            "SMF",
            ",\"plmnList\":[{\"mcc\":\"001\",\"mnc\":\"01\"}],\"sNssais\":[{\"sst\":1}]"));
    String escaped = query.replace("[", "%5B").replace("{", "%7B").replace("\"", "%22");

    // When
    int status = gate.discover(peer(SMF, "SMF", "10.0.0.2"), escaped);

    // Then
    assertThat(status).isEqualTo(403);
    assertThat(gate.kinds()).containsExactly(SecurityAlarm.Kind.FALSE_CLAIM);
  }

  /** What is not legal is told by who reads it; it must not stop the guard. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "requester-plmn-list=[1,null,{\"mcc\":{}}]",
        "requester-snssais=[{\"sst\":[]},\"x\"]",
        "requester-plmn-specific-snssai-list=[{\"plmnId\":7,\"sNssaiList\":{\"a\":1}}]",
        "requester-snssais=[{\"sst\":1e99999999999}]",
        "requester-snpn-list=["
      })
  void shouldSurviveWhatIsNoClaimAtAll(String parameter) {
    // Given
    gate.register(profile(SMF, "SMF", ",\"sNssais\":[{\"sst\":1}]"));
    String escaped = parameter.replace("[", "%5B").replace("{", "%7B").replace("\"", "%22");

    // When
    int status =
        gate.discover(
            peer(SMF, "SMF", "10.0.0.2"), "target-nf-type=UDR&requester-nf-type=SMF&" + escaped);

    // Then
    assertThat(status).isZero();
  }

  @Test
  void shouldLetASearchInItsOwnNamePass() {
    // Given
    gate.register(profile(SMF, "SMF", ",\"sNssais\":[{\"sst\":1}]"));
    String slices = URLEncoder.encode("[{\"sst\":1}]", StandardCharsets.UTF_8);

    // When
    int status =
        gate.discover(
            peer(SMF, "SMF", "10.0.0.2"),
            "target-nf-type=UDM&requester-nf-type=SMF&requester-nf-instance-id="
                + SMF
                + "&requester-snssais="
                + slices);

    // Then
    assertThat(status).isZero();
  }

  @Test
  void shouldLetAProxySearchForOthers() {
    // Given
    SbiPeer proxy = peer(SCP, "SCP", "10.0.0.4");

    // When
    int status = gate.discover(proxy, "target-nf-type=UDR&requester-nf-type=UDM");

    // Then
    assertThat(status).isZero();
  }

  @Test
  void shouldSlowDownAClientThatAsksTooMuchAndServeTheOthers() {
    // Given
    SbiPeer greedy = peer(SMF, "SMF", "10.0.0.2");
    for (int i = 0; i < 20; i++) {
      gate.change(greedy, SbiMethod.GET, SMF);
    }

    // When
    Optional<SbiResponse> refusal =
        gate.refusal(greedy, SbiMethod.GET, Gate.INSTANCE, "/nnrf-nfm/v1/nf-instances/" + SMF, "");

    // Then
    assertThat(refusal).map(SbiResponse::status).contains(429);
    assertThat(refusal.orElseThrow().headers()).containsEntry("retry-after", "1");
    assertThat(gate.change(greedy, SbiMethod.GET, SMF)).isEqualTo(429);
    assertThat(gate.kinds()).containsExactly(SecurityAlarm.Kind.TOO_MANY_REQUESTS);
    assertThat(gate.change(peer(AMF, "AMF", "10.0.0.1"), SbiMethod.GET, AMF)).isZero();
    gate.clock.advance(Duration.ofMillis(100));
    assertThat(gate.change(greedy, SbiMethod.GET, SMF)).isZero();
    assertThat(gate.change(greedy, SbiMethod.GET, SMF)).isEqualTo(429);
  }

  @Test
  void shouldTellOfANewNetworkFunctionOfASensitiveType() {
    // When
    gate.register(profile(UDR, "UDR", ""));

    // Then
    assertThat(gate.kinds()).containsExactly(SecurityAlarm.Kind.NEW_SENSITIVE);
  }

  /** The post's brute force: subscribers are tried one after the other. */
  @Test
  void shouldTellOfSubscribersTriedOneAfterTheOther() {
    // Given
    SbiPeer curious = peer(SMF, "SMF", "10.0.0.2");

    // When
    for (int i = 0; i < IdentityWatch.MISSES; i++) {
      gate.guard.missed(curious, "imsi-00101000000%04d".formatted(i));
    }

    // Then
    assertThat(gate.kinds()).containsExactly(SecurityAlarm.Kind.SEQUENTIAL_IDENTITIES);
  }

  @Test
  void shouldNotTellOfSubscribersHereAndThere() {
    // Given
    SbiPeer roamers = peer(AMF, "AMF", "10.0.0.1");

    // When
    for (int i = 0; i < 100; i++) {
      gate.guard.missed(roamers, "imsi-00101%010d".formatted(i * 7_919_000L));
    }

    // Then
    assertThat(gate.alarms).isEmpty();
  }
}

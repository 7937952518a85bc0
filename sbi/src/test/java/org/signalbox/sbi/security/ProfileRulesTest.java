package org.signalbox.sbi.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.sbi.security.Gate.AMF;
import static org.signalbox.sbi.security.Gate.SMF;
import static org.signalbox.sbi.security.Gate.UDR;
import static org.signalbox.sbi.security.Gate.peer;
import static org.signalbox.sbi.security.Gate.profile;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.sbi.http.ProblemDetails;

/** What a profile says is what its network function may be, and leads to nobody else. */
class ProfileRulesTest {

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

  private void bound(String range) {
    SecurityPolicy usual = SecurityPolicy.USUAL;
    gate.close();
    gate =
        new Gate(
            folder,
            new SecurityPolicy(
                usual.holders(),
                usual.addresses(),
                List.of(AddressRange.parse(range).orElseThrow()),
                usual.sensitive(),
                usual.readers(),
                usual.rate(),
                usual.networks(),
                usual.services()));
  }

  private static String services(String... names) {
    StringBuilder services = new StringBuilder();
    for (String name : names) {
      services.append(
          """
          ,{"serviceInstanceId":"%1$s","serviceName":"%1$s","scheme":"http",\
          "nfServiceStatus":"REGISTERED",\
          "versions":[{"apiVersionInUri":"v1","apiFullVersion":"1.0.0"}]}\
          """
              .formatted(name));
    }
    return ",\"nfServices\":[" + services.substring(1) + "]";
  }

  private Optional<ProblemDetails> put(String id, String type, String more) {
    return gate.guard.refusal(peer(id, type, "10.0.0.7"), profile(id, type, more));
  }

  /** Whoever subscribes to a service, or discovers by its name, would be told of the rogue. */
  @ParameterizedTest
  @CsvSource({
    "SMF, nudm-sdm",
    "SMF, NUDM-sdm",
    "SMF, nudr-dr",
    "UDR, nudm-ueau",
    "AMF, nausf-auth",
    "AMF, n5g-eir-eic",
    "AMF, 3gpp-monitoring-event",
    "MB_SMF, nsmf-pdusession",
    "X_OWN, nnrf-nfm"
  })
  void shouldRefuseAServiceOfAnotherType(String type, String service) {
    // Given
    String services = services("own-service", service);

    // When
    Optional<ProblemDetails> refusal = put(SMF, type, services);

    // Then
    assertThat(refusal).map(ProblemDetails::status).contains(403);
    assertThat(gate.kinds()).containsExactly(SecurityAlarm.Kind.TYPE_NOT_ALLOWED);
  }

  /** The services that Open5GS registers, and some of each kind of name. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AUSF | nausf-auth",
        "UDM | nudm-ueau nudm-uecm nudm-sdm",
        "UDR | nudr-dr",
        "PCF | npcf-am-policy-control npcf-smpolicycontrol npcf-policyauthorization",
        "BSF | nbsf-management",
        "NSSF | nnssf-nsselection",
        "SMF | nsmf-pdusession",
        "AMF | namf-comm",
        "SEPP | nsepp-telescopic n32c-handshake",
        "5G_EIR | n5g-eir-eic",
        "NEF | nnef-pfdmanagement 3gpp-monitoring-event",
        "AF | naf-eventexposure",
        "X_OWN | x-own",
        "AMF | our-own-service"
      })
  void shouldTakeTheServicesOfItsType(String type, String names) {
    // Given
    String services = services(names.strip().split(" "));

    // When
    Optional<ProblemDetails> refusal = put(SMF, type, services);

    // Then
    assertThat(refusal).isEmpty();
  }

  /** User plane and IMS are reached by names, too, which no address range binds. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "SMF | ~smfInfo~:{~sNssaiSmfInfoList~:[{~sNssai~:{~sst~:1},~dnnSmfInfoList~:[{~dnn~:~i~}]}],~pgwFqdn~:~NAME~}",
        "SMF | ~smfInfo~:{~sNssaiSmfInfoList~:[{~sNssai~:{~sst~:1},~dnnSmfInfoList~:[{~dnn~:~i~}]}],~pgwFqdnList~:[~NAME~]}",
        "UPF | ~upfInfo~:{~sNssaiUpfInfoList~:[{~sNssai~:{~sst~:1},~dnnUpfInfoList~:[{~dnn~:~i~}]}],~interfaceUpfInfoList~:[{~interfaceType~:~N3~,~endpointFqdn~:~NAME~}]}",
        "PCSCF | ~pcscfInfo~:{~gmFqdn~:~NAME~}",
        "PCSCF | ~pcscfInfo~:{~a~:{~mwFqdn~:~NAME~}}"
      })
  void shouldTakeNamesOfTheCertificateAlone(String type, String part) {
    // Given
    String foreign = "," + part.replace('~', '"').replace("NAME", "rogue.example");
    String own =
        ","
            + part.replace('~', '"')
                .replace("NAME", type.toLowerCase(Locale.ROOT) + ".5gc.example");

    // When
    Optional<ProblemDetails> refusal = put(UDR, type, foreign);

    // Then
    assertThat(refusal)
        .map(ProblemDetails::detail)
        .hasValueSatisfying(sentence -> assertThat(sentence).contains("rogue.example"));
    assertThat(gate.kinds()).containsExactly(SecurityAlarm.Kind.FALSE_CLAIM);
    assertThat(put(UDR, type, own)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",~interPlmnFqdn~:~rogue.example~",
        ",~nefInfo~:{~servedFqdnList~:[~rogue.example~]}",
        ",~scpInfo~:{~scpDomainInfoList~:{~d~:{~scpFqdn~:~rogue.example~}}}",
        ",~customInfo~:{~fqdn~:~rogue.example~}"
      })
  void shouldTakeNamesOfThoseWhomItServes(String members) {
    // When
    Optional<ProblemDetails> refusal = put(AMF, "AMF", members.replace('~', '"'));

    // Then
    assertThat(refusal).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",~amfInfo~:{~amfSetId~:~001~,~amfRegionId~:~02~,~guamiList~:[{~plmnId~:{~mcc~:~001~,~mnc~:~01~},~amfId~:~020040~}],~n2InterfaceAmfInfo~:{~ipv4EndpointAddress~:[~192.0.2.66~]}}",
        ",~amfInfo~:{~amfSetId~:~001~,~amfRegionId~:~02~,~guamiList~:[{~plmnId~:{~mcc~:~001~,~mnc~:~01~},~amfId~:~020040~}],~n2InterfaceAmfInfo~:{~ipv6EndpointAddress~:[~2001:db8::66~]}}",
        ",~pcscfInfo~:{~gmIpv4Addresses~:[~192.0.2.66~]}",
        ",~pcscfInfo~:{~gmIpv6Addresses~:[~2001:db8::66~]}",
        ",~pcscfInfo~:{~a~:{~mwIpv4Addresses~:[~192.0.2.66~]}}",
        ",~pcscfInfo~:{~mwIpv6Addresses~:[~2001:db8::66~]}",
        ",~x-later~:{~somewhere~:[~192.0.2.66~]}",
        ",~smfInfo~:{~sNssaiSmfInfoList~:[{~sNssai~:{~sst~:1},~dnnSmfInfoList~:[{~dnn~:~i~}]}],~pgwIpAddrList~:[{~ipv6Prefix~:~2001:db8::/64~}]}"
      })
  void shouldBindEveryAddressOfItsOwn(String members) {
    // Given
    bound("10.0.0.0/8");

    // When
    Optional<ProblemDetails> refusal = put(AMF, "AMF", members.replace('~', '"'));

    // Then
    assertThat(refusal).map(ProblemDetails::status).contains(403);
    assertThat(gate.kinds()).containsExactly(SecurityAlarm.Kind.ADDRESS_NOT_ALLOWED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ",~bsfInfo~:{~ipv4AddressRanges~:[{~start~:~192.0.2.0~,~end~:~192.0.2.9~}]}",
        ",~upfInfo~:{~sNssaiUpfInfoList~:[{~sNssai~:{~sst~:1},~dnnUpfInfoList~:[{~dnn~:~i~,~ipv6PrefixRanges~:[{~start~:~2001:db8:1::/48~,~end~:~2001:db8:2::/48~}]}]}]}",
        ",~pcscfInfo~:{~servedIpv4AddressRanges~:[{~start~:~192.0.2.0~,~end~:~192.0.2.9~}]}",
        ",~mbSmfInfo~:{~mbsSessionList~:{~1~:{~mbsSessionId~:{~ssm~:{~sourceIpAddr~:{~ipv4Addr~:~192.0.2.1~},~destIpAddr~:{~ipv4Addr~:~232.0.0.1~}}}}}}",
        ",~nrfInfo~:{~servedUpfInfo~:{~a~:{~ipv4EndpointAddresses~:[~192.0.2.1~]}}}",
        ",~customInfo~:{~clock~:~192.0.2.1~}"
      })
  void shouldNotBindTheAddressesOfThoseWhomItServes(String members) {
    // Given
    bound("10.0.0.0/8");

    // When
    Optional<ProblemDetails> refusal = put(AMF, "AMF", members.replace('~', '"'));

    // Then
    assertThat(refusal).isEmpty();
  }

  /** A profile may name any address, unless settings say where its type may be. */
  @ParameterizedTest
  @CsvSource({"true, 0", "false, 403"})
  void shouldTrustCallbacksToAddressesOfTheProfileWhereThoseAreBound(
      boolean isBound, int expected) {
    // Given
    if (isBound) {
      bound("10.0.0.0/8");
    }
    String victim =
        ",\"ipv4Addresses\":[\"10.0.0.99\"],\"defaultNotificationSubscriptions\":["
            + "{\"notificationType\":\"N1_MESSAGES\",\"callbackUri\":\"http://10.0.0.99/n1\"}]";

    // When
    Optional<ProblemDetails> refusal = put(AMF, "AMF", victim);

    // Then
    assertThat(refusal.map(ProblemDetails::status).orElse(0)).isEqualTo(expected);
  }

  @Test
  void shouldTellOfOneThatBecomesSensitive() {
    // Given
    gate.register(profile(SMF, "SMF", ""));

    // When
    NfProfile changed = gate.register(profile(SMF, "UDM", ""));

    // Then
    assertThat(gate.alarms)
        .singleElement()
        .satisfies(alarm -> {
          assertThat(alarm.kind()).isEqualTo(SecurityAlarm.Kind.NEW_SENSITIVE);
          assertThat(alarm.subject()).isEqualTo(changed.id().toString());
        });
  }

  @Test
  void shouldNotTellAgainOfASensitiveOneThatChanges() {
    // Given
    gate.register(profile(UDR, "UDR", ""));

    // When
    gate.register(profile(UDR, "UDR", ",\"priority\":1"));

    // Then
    assertThat(gate.kinds()).containsExactly(SecurityAlarm.Kind.NEW_SENSITIVE);
  }
}

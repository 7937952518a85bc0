package org.signalbox.dra.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.diameter.message.MessageFault;
import org.signalbox.diameter.message.ResultCode;

/** Whom a peer may speak for. */
class OriginRuleTest {

  private static final String HOME = "epc.mnc001.mcc001.3gppnetwork.org";
  private static final DiameterIdentity MME = DiameterIdentity.of("mme01." + HOME);
  private static final OriginRule ITSELF = OriginRule.itself(HOME);
  private static final OriginRule ROAMING =
      OriginRule.speakingFor(
          List.of(
              new RealmPattern("epc.mnc070.mcc901.3gppnetwork.org"),
              new RealmPattern("*.mcc262.3gppnetwork.org")));

  private static DiameterMessage from(String host, String realm) {
    MessageBuilder builder = DiameterMessage.request(16_777_251, 316);
    builder.text(BaseAvp.ORIGIN_HOST, host);
    builder.text(BaseAvp.ORIGIN_REALM, realm);
    return builder.build();
  }

  @Test
  void shouldLetAPeerSpeakForItselfInAnyCase() {
    assertThat(ITSELF.judge(MME, from("MME01." + HOME, "EPC.mnc001.mcc001.3gppnetwork.org")))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "mme02.epc.mnc001.mcc001.3gppnetwork.org, epc.mnc001.mcc001.3gppnetwork.org, Origin-Host, 264",
    "mme01.epc.mnc001.mcc001.3gppnetwork.org, epc.mnc070.mcc901.3gppnetwork.org, Origin-Realm, 296",
    "mme01.epc.mnc001.mcc001.3gppnetwork.org, 3gppnetwork.org, Origin-Realm, 296"
  })
  void shouldRefuseWith5004AndShowTheAvpThatDoesNotFit(
      String host, String realm, String named, int code) {
    // When
    MessageFault fault = ITSELF.judge(MME, from(host, realm)).orElseThrow();

    // Then
    assertThat(fault.resultCode()).isEqualTo(ResultCode.INVALID_AVP_VALUE);
    assertThat(fault.reason()).isEqualTo("this peer may not speak for the " + named);
    assertThat(fault.failedAvp().map(Avp::code)).contains(code);
  }

  @Test
  void shouldNotBeDeceivedByASecondOrigin() {
    // Given
    DiameterMessage twice =
        from(MME.text(), HOME)
            .append(BaseAvp.ORIGIN_REALM, "evil.example".getBytes(StandardCharsets.US_ASCII));

    // Then
    assertThat(ITSELF.judge(MME, twice)).isPresent();
  }

  @Test
  void shouldTakeTheSameOriginTwiceAsKamailioSendsIt() {
    // Given
    DiameterMessage twice =
        from(MME.text(), HOME)
            .append(BaseAvp.ORIGIN_HOST, MME.text().getBytes(StandardCharsets.US_ASCII))
            .append(BaseAvp.ORIGIN_REALM, HOME.getBytes(StandardCharsets.US_ASCII));

    // Then
    assertThat(ITSELF.judge(MME, twice)).isEmpty();
  }

  @Test
  void shouldRefuseWith5005WhenThereIsNoOrigin() {
    // Given
    DiameterMessage none = DiameterMessage.request(16_777_251, 316).build();

    // Then
    assertThat(ITSELF.judge(MME, none).map(MessageFault::resultCode))
        .contains(ResultCode.MISSING_AVP);
  }

  @ParameterizedTest
  @CsvSource({
    "mme.epc.mnc070.mcc901.3gppnetwork.org, epc.mnc070.mcc901.3gppnetwork.org, true",
    "mme.epc.mnc002.mcc262.3gppnetwork.org, epc.mnc002.mcc262.3gppnetwork.org, true",
    "mme.epc.mnc001.mcc001.3gppnetwork.org, epc.mnc001.mcc001.3gppnetwork.org, false",
    "hss.epc.mnc001.mcc001.3gppnetwork.org, epc.mnc002.mcc262.3gppnetwork.org, false",
    "mme01, epc.mnc070.mcc901.3gppnetwork.org, true"
  })
  void shouldLetARelaySpeakForListedRealmsAndTheirHosts(
      String host, String realm, boolean allowed) {
    assertThat(ROAMING.judge(DiameterIdentity.of("dra.ipx.example"), from(host, realm)).isEmpty())
        .isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "*, a.example, true",
    "*.example, a.example, true",
    "*.example, example, false",
    "*.example, badexample, false",
    "*.example, .example, false",
    "a.example, A.Example, true",
    "a.example, b.a.example, false"
  })
  void shouldCoverRealms(String pattern, String realm, boolean covered) {
    assertThat(new RealmPattern(pattern).covers(realm)).isEqualTo(covered);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*example", "a.*.example", "*.", "**"})
  void shouldRefuseAPatternThatIsNone(String pattern) {
    assertThatThrownBy(() -> new RealmPattern(pattern))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

package org.signalbox.ocs.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.ocs.message.AvpBytes.M;
import static org.signalbox.ocs.message.AvpBytes.VM;
import static org.signalbox.ocs.message.AvpBytes.ccr;
import static org.signalbox.ocs.message.AvpBytes.group;
import static org.signalbox.ocs.message.AvpBytes.join;
import static org.signalbox.ocs.message.AvpBytes.text;
import static org.signalbox.ocs.message.AvpBytes.u32;
import static org.signalbox.ocs.message.AvpBytes.u64;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.signalbox.charging.CdrParties;
import org.signalbox.charging.session.ChargingEvent;
import org.signalbox.core.NumberNormalisation;
import org.signalbox.core.TenantRules;
import org.signalbox.ocs.control.MappedService;
import org.signalbox.ocs.message.Ccr;
import org.signalbox.ocs.message.CreditControlRequest;
import org.signalbox.ocs.message.KamailioBytes;
import org.signalbox.ocs.message.OpenGsBytes;
import org.signalbox.ocs.policy.ResultLevel;
import org.signalbox.ocs.policy.UnitKind;
import org.signalbox.rating.TypeOfRecord;

/** What requests are made into, by what is built in and by files. */
class ServiceMapTest {

  /** From 1900, from which Diameter counts, to 1970. */
  private static final long NTP_SECONDS = 2_208_988_800L;

  private static final Instant SENT = Instant.parse("2023-11-14T22:13:20Z");
  private static final ServiceMap STANDARD = MappingFile.standard(TenantRules.STANDARD);

  private static ServiceMap map(String yaml) {
    return map(yaml, TenantRules.STANDARD);
  }

  private static ServiceMap map(String yaml, TenantRules tenants) {
    return MappingFile.read("ocs.yaml", yaml.getBytes(StandardCharsets.UTF_8), tenants);
  }

  private static MappedService.Charged charged(ServiceMap map, byte[] request) {
    MappedService mapped = map.services(Ccr.read(request), SENT).getFirst();
    if (mapped instanceof MappedService.Charged charged) {
      return charged;
    }
    throw new AssertionError("not charged: " + mapped);
  }

  private static ChargingEvent event(ServiceMap map, byte[] request) {
    return charged(map, request).event();
  }

  /** A call in the usual context, to whatever is called. */
  private static byte[] callTo(String called, byte[]... more) {
    byte[] ims = group(876, VM, text(832, VM, called), join(more));
    return request("32260@3gpp.org", 1, group(873, VM, ims));
  }

  private static byte[] request(String context, int type, byte[]... more) {
    return ccr(
        text(263, M, "s;1"),
        text(264, M, "client.test"),
        text(461, M, context),
        u32(416, M, type),
        u32(415, M, 0),
        u32(436, M, 0),
        group(443, M, u32(450, M, 0), text(444, M, "+61400000001")),
        join(more));
  }

  /** Time-Stamps of a call, so many seconds from when its request was sent. */
  private static byte[] stamps(long requested, long answered) {
    long sent = SENT.getEpochSecond() + NTP_SECONDS;
    return group(833, VM, u32(834, VM, sent + requested), u32(835, VM, sent + answered));
  }

  @Test
  void shouldPriceACallByItsRequestWhereItsClientsClockIsFarOff() {
    // When
    ChargingEvent event = event(STANDARD, callTo("tel:+61", stamps(-43_205, -43_200)));

    // Then
    assertThat(event.times().start().toInstant()).isEqualTo(SENT);
    assertThat(event.extraFields())
        .containsEntry("ToldSetupTime", "2023-11-14T10:13:15Z")
        .containsEntry("ToldAnswerTime", "2023-11-14T10:13:20Z");
  }

  @Test
  void shouldBelieveThatACallRangForLongWhereItsAnswerIsNear() {
    // When
    ChargingEvent event = event(STANDARD, callTo("tel:+61", stamps(-150, -1)));

    // Then
    assertThat(event.times().setup()).contains(SENT.minusSeconds(150));
    assertThat(event.times().start().toInstant()).isEqualTo(SENT.minusSeconds(1));
    assertThat(event.extraFields()).doesNotContainKeys("ToldSetupTime", "ToldAnswerTime");
  }

  @Test
  void shouldChargeADataSessionOfOpenGsToItsNumberForItsAccessPoint() {
    // When
    MappedService.Charged charged = charged(STANDARD, OpenGsBytes.initial());

    // Then
    ChargingEvent event = charged.event();
    assertThat(charged.service()).isEqualTo("-");
    assertThat(charged.kind()).isEqualTo(UnitKind.OCTETS);
    assertThat(charged.policy().name()).isEqualTo("data");
    assertThat(event.tenant()).isEqualTo("cgrates.org");
    assertThat(event.tor()).isEqualTo(TypeOfRecord.DATA);
    assertThat(event.parties())
        .isEqualTo(new CdrParties("data", "61400000001", "61400000001", "internet"));
    assertThat(event.extraFields())
        .containsEntry("Imsi", "001010000000001")
        .containsEntry("RatType", "EUTRAN")
        .containsEntry("VisitedNetwork", "00101")
        .containsEntry("Cell", "65793")
        .doesNotContainKey("RatingGroup");
  }

  @Test
  void shouldChargeACallOfKamailioByItsNumbersWithoutPlus() {
    // When
    MappedService.Charged charged = charged(STANDARD, KamailioBytes.initial(30));

    // Then
    ChargingEvent event = charged.event();
    assertThat(charged.service()).isEqualTo("rg:100/si:1000");
    assertThat(charged.kind()).isEqualTo(UnitKind.TIME);
    assertThat(charged.policy().name()).isEqualTo("voice");
    assertThat(event.tor()).isEqualTo(TypeOfRecord.VOICE);
    assertThat(event.parties())
        .isEqualTo(new CdrParties("call", "6140000001", "6140000001", "6140000002"));
    assertThat(event.origin().host()).isEqualTo("scscf.localdomain");
    assertThat(event.isFree()).isFalse();
  }

  @Test
  void shouldTakeTheMomentOfTheRequestWhereTheClientsTimeStampIsGarbage() {
    // When
    ChargingEvent event = event(STANDARD, KamailioBytes.termination(2, 7));

    // Then
    assertThat(event.times().setup()).contains(SENT);
    assertThat(event.times().answer()).isEmpty();
  }

  @Test
  void shouldNameAServiceTheSameInEveryRequest() {
    // When
    String first = charged(STANDARD, KamailioBytes.initial(30)).service();
    String next = charged(STANDARD, KamailioBytes.update(1, 7, 30)).service();
    String last = charged(STANDARD, KamailioBytes.termination(2, 7)).service();

    // Then
    assertThat(next).isEqualTo(first);
    assertThat(last).isEqualTo(first);
  }

  @Test
  void shouldTellTheCommandOfRefusalsToCallsAndTheServiceToData() {
    // When
    ResultLevel calls = STANDARD.context(Ccr.read(KamailioBytes.initial(30))).resultLevel();
    ResultLevel data = STANDARD.context(Ccr.read(OpenGsBytes.initial())).resultLevel();

    // Then
    assertThat(calls).isEqualTo(ResultLevel.COMMAND_AND_MSCC);
    assertThat(data).isEqualTo(ResultLevel.MSCC);
  }

  @Test
  void shouldChargeTheCalledSideForItsOwnPartOfACall() {
    // Given
    byte[] call = callTo("tel:+61400000001", u32(829, VM, 1), text(831, VM, "tel:+61400000009"));

    // When
    ChargingEvent event = event(STANDARD, call);

    // Then
    assertThat(event.parties())
        .isEqualTo(new CdrParties("incoming", "61400000001", "61400000001", "61400000009"));
  }

  @Test
  void shouldNeverRefuseAnEmergencyCall() {
    // When
    MappedService.Charged number = charged(STANDARD, callTo("tel:112"));
    MappedService.Charged urn = charged(STANDARD, callTo("urn:service:SOS.police"));
    MappedService.Charged told = charged(STANDARD, callTo("tel:+61400000002", u32(2322, VM, 1)));
    MappedService.Charged other = charged(STANDARD, callTo("tel:1123", u32(2322, VM, 0)));

    // Then
    assertThat(number.event().isFree()).isTrue();
    assertThat(number.policy().isNeverRefused()).isTrue();
    assertThat(urn.event().isFree()).isTrue();
    assertThat(told.event().isFree()).isTrue();
    assertThat(other.event().isFree()).isFalse();
  }

  @Test
  void shouldGrantACallForHelpOfNobodyWhateverTheRulesRefuse() {
    // Given
    ServiceMap map =
        map(
            """
            services:
              - name: barred
                when: {context: "*32260@3gpp.org"}
                refuse: 4010
            """);
    byte[] nobody =
        ccr(
            text(263, M, "s"),
            text(461, M, "32260@3gpp.org"),
            u32(416, M, 1),
            u32(415, M, 0),
            group(873, VM, group(876, VM, text(832, VM, "urn:service:sos"))));

    // When
    MappedService.Charged mapped = charged(map, nobody);

    // Then
    assertThat(mapped.event().isFree()).isTrue();
    assertThat(mapped.policy().isNeverRefused()).isTrue();
    assertThat(mapped.event().parties().account()).isEqualTo("*none");
    assertThat(map.services(Ccr.read(callTo("tel:+61400000002")), SENT).getFirst())
        .isInstanceOf(MappedService.Refused.class);
  }

  @Test
  void shouldFindFreeNumbersHoweverTheyAreDialled() {
    // Given
    TenantRules australia =
        new TenantRules(
            "cgrates.org",
            ZoneId.of("Australia/Sydney"),
            Map.of(),
            Map.of("cgrates.org", new NumberNormalisation(Map.of("+", "", "0", "61"))));
    ServiceMap map = map("free-numbers: ['000', '611800*']", australia);

    // When
    ChargingEvent emergency = event(map, callTo("tel:000"));
    ChargingEvent national = event(map, callTo("sip:01800123456@ims.test;user=phone"));
    ChargingEvent noLonger = event(map, callTo("tel:112"));

    // Then
    assertThat(emergency.isFree()).isTrue();
    assertThat(national.isFree()).isTrue();
    assertThat(national.parties().destination()).isEqualTo("611800123456");
    assertThat(national.times().zone().getId()).isEqualTo("Australia/Sydney");
    assertThat(noLonger.isFree()).isFalse();
  }

  @Test
  void shouldKeepAnImsiAsItIsWhateverIsDialled() {
    // Given
    TenantRules rules =
        new TenantRules(
            "cgrates.org",
            ZoneId.of("UTC"),
            Map.of(),
            Map.of("cgrates.org", new NumberNormalisation(Map.of("0", "61"))));

    // When
    ChargingEvent event =
        event(
            map("services: [{name: d, like: data, account: '{imsi}'}]", rules),
            OpenGsBytes.initial());

    // Then
    assertThat(event.parties().account()).isEqualTo("001010000000001");
  }

  @Test
  void shouldChargeAMessageToItsRecipients() {
    // Given
    byte[] sms =
        request(
            "32274@3gpp.org",
            4,
            group(
                873,
                VM,
                group(
                    2000,
                    VM,
                    group(
                        2026, VM, group(1201, VM, u32(899, VM, 1), text(897, VM, "+61400000002"))),
                    group(
                        2026,
                        VM,
                        group(1201, VM, u32(899, VM, 1), text(897, VM, "+61400000003"))))));

    // When
    MappedService.Charged charged = charged(STANDARD, sms);

    // Then
    assertThat(charged.kind()).isEqualTo(UnitKind.UNITS);
    assertThat(charged.event().tor()).isEqualTo(TypeOfRecord.SMS);
    assertThat(charged.event().parties().destination()).isEqualTo("61400000002");
    assertThat(charged.event().extraFields())
        .containsEntry("Recipients", "61400000002;61400000003");
  }

  @Test
  void shouldCountWhatNoRuleKnowsInTheUnitsThatAreAskedFor() {
    // Given
    byte[] boxes = request("cakes@shop.test", 4, group(456, M, group(437, M, u64(417, M, 4))));
    byte[] seconds = request("games@shop.test", 4, group(456, M, group(437, M, u32(420, M, 300))));

    // When
    MappedService.Charged cakes = charged(STANDARD, boxes);
    MappedService.Charged games = charged(STANDARD, seconds);

    // Then
    assertThat(cakes.kind()).isEqualTo(UnitKind.UNITS);
    assertThat(cakes.event().tor()).isEqualTo(TypeOfRecord.GENERIC);
    assertThat(games.kind()).isEqualTo(UnitKind.TIME);
    assertThat(games.service()).isEqualTo("-/time");
  }

  @Test
  void shouldCountMoneyWhereTheClientRatesByItself() {
    // Given
    byte[] money = group(413, M, group(445, M, u64(447, M, 250), u32(429, M, -2)));
    byte[] asked = callTo("tel:+61400000002");
    byte[] withMoney =
        request("32260@3gpp.org", 1, group(456, M, u32(432, M, 1), group(437, M, money)));

    // When
    MappedService.Charged charged = charged(STANDARD, withMoney);

    // Then
    assertThat(charged.kind()).isEqualTo(UnitKind.MONEY);
    assertThat(charged.event().tor()).isEqualTo(TypeOfRecord.MONETARY);
    assertThat(charged.service()).isEqualTo("rg:1/money");
    assertThat(charged(STANDARD, asked).kind()).isEqualTo(UnitKind.TIME);
  }

  @Test
  void shouldRefuseARequestThatNamesNoSubscriber() {
    // Given
    CreditControlRequest nobody =
        Ccr.read(
            ccr(text(263, M, "s"), text(461, M, "32251@3gpp.org"), u32(416, M, 1), u32(415, M, 0)));

    // When
    MappedService mapped = STANDARD.services(nobody, SENT).getFirst();

    // Then
    assertThat(mapped).isEqualTo(MappedService.Refused.of(5030, "the request names no subscriber"));
  }

  @Test
  void shouldFollowTheLastServiceOfAFileThatFits() {
    // Given
    ServiceMap map =
        map(
            """
            policies:
              video:
                like: voice
                validity: 10m
            services:
              - name: video
                like: call
                when: {media: video}
                category: video
                policy: video
              - name: barred
                when: {context: "*32260@3gpp.org", called: ["611900*", "/^61(1300|13)0{3}$/"]}
                refuse: 4010
              - name: partner
                like: data
                when:
                  rating-group: [1-9, 20]
                  Service-Information > PS-Information > Called-Station-Id: internet
                tenant: "{apn}.test"
                account: ["{nai}", "{imsi}"]
                subject: "rg{rating-group}"
                destination: "{network}-{rat}"
                request-type: "*postpaid"
                fields: {Qci: "{qci}", Apn: ""}
            """);
    byte[] sdp = group(843, VM, text(844, VM, "video 49170 RTP/AVP 31"));

    // When
    MappedService.Charged video = charged(map, callTo("tel:+61400000002", sdp));
    MappedService barred = map.services(Ccr.read(callTo("tel:+611900123")), SENT).getFirst();
    MappedService.Charged other = charged(map, OpenGsBytes.initial());

    // Then
    assertThat(video.event().parties().category()).isEqualTo("video");
    assertThat(video.policy().name()).isEqualTo("video");
    assertThat(barred).isEqualTo(MappedService.Refused.of(4010, "by the rule barred"));
    assertThat(other.event().parties().category()).isEqualTo("data");
    assertThat(other.event().tenant()).isEqualTo("cgrates.org");
  }

  @Test
  void shouldFillWhatARuleSaysFromTheRequest() {
    // Given
    ServiceMap map =
        map(
            """
            services:
              - name: partner
                like: data
                when:
                  Service-Information > PS-Information > Called-Station-Id: internet
                tenant: "{apn}.test"
                account: ["{nai}", "{imsi}"]
                subject: "qci{qci}"
                destination: "{network}-{rat}"
                request-type: "*postpaid"
                fields: {Cell: "", Gateway: "{ggsn}"}
            """);

    // When
    ChargingEvent event = event(map, OpenGsBytes.initial());

    // Then
    assertThat(event.tenant()).isEqualTo("internet.test");
    assertThat(event.parties())
        .isEqualTo(new CdrParties("data", "001010000000001", "qci9", "00101-EUTRAN"));
    assertThat(event.requestType()).isEqualTo("*postpaid");
    assertThat(event.extraFields())
        .containsEntry("Gateway", "127.0.0.4")
        .containsEntry("Apn", "internet")
        .doesNotContainKey("Cell");
  }

  @Test
  void shouldAskARuleOfARatingGroupOnlyOfThatGroup() {
    // Given
    ServiceMap map =
        map(
            """
            services:
              - name: low
                like: data
                when: {rating-group: [1-9, 20]}
                category: low
            """);
    byte[] several =
        request(
            "32251@3gpp.org",
            1,
            group(456, M, u32(432, M, 9), group(437, M)),
            group(456, M, u32(432, M, 10), group(437, M)),
            group(456, M, u32(432, M, 20), group(437, M)));

    // When
    var mapped = map.services(Ccr.read(several), SENT);

    // Then
    assertThat(mapped)
        .extracting(service -> ((MappedService.Charged) service).event().parties().category())
        .containsExactly("low", "data", "low");
  }
}

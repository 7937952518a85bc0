package org.signalbox.ocs.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.ocs.message.AvpBytes.M;
import static org.signalbox.ocs.message.AvpBytes.NO;
import static org.signalbox.ocs.message.AvpBytes.VM;
import static org.signalbox.ocs.message.AvpBytes.avp;
import static org.signalbox.ocs.message.AvpBytes.ccr;
import static org.signalbox.ocs.message.AvpBytes.group;
import static org.signalbox.ocs.message.AvpBytes.join;
import static org.signalbox.ocs.message.AvpBytes.text;
import static org.signalbox.ocs.message.AvpBytes.u32;
import static org.signalbox.ocs.message.AvpBytes.u64;

import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.core.Amount;
import org.signalbox.ocs.message.CreditControlRequest.UnitsPlace;

/** What clients do otherwise than written is read as they mean it. */
class LenientReadingTest {

  private static byte[] request(int type, byte[]... more) {
    return ccr(
        text(263, M, "s"),
        text(264, M, "client.test"),
        text(461, M, "32260@3gpp.org"),
        u32(416, M, type),
        u32(415, M, 0),
        u32(436, M, 0),
        join(more));
  }

  private static CreditControlRequest read(int type, byte[]... more) {
    return Ccr.read(request(type, more));
  }

  private static ServiceInformation information(byte[]... more) {
    return read(1, group(873, VM, more)).information();
  }

  @Test
  void shouldTakeUnitsOfTheCommandAsThoseOfOneService() {
    // When
    CreditControlRequest request =
        read(2, group(437, M, u32(420, M, 60)), group(446, M, u32(420, M, 30)), u32(439, M, 7));

    // Then
    assertThat(request.unitsPlace()).isEqualTo(UnitsPlace.COMMAND);
    MultipleServices only = request.services().getFirst();
    assertThat(only.requested()).contains(ServiceUnits.ofSeconds(60));
    assertThat(only.used()).containsExactly(UsedUnits.of(ServiceUnits.ofSeconds(30)));
    assertThat(only.serviceIdentifiers()).containsExactly(7L);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void shouldTakeABeginningWithoutUnitsAsOneServiceThatTheServerMeasures(int type) {
    // When
    CreditControlRequest request = read(type);

    // Then
    assertThat(request.unitsPlace()).isEqualTo(UnitsPlace.COMMAND);
    assertThat(request.services()).hasSize(1);
  }

  @Test
  void shouldTakeABeginningOfSeveralServicesWithoutOneAsNone() {
    // When
    CreditControlRequest request = read(1, u32(455, M, 1));

    // Then
    assertThat(request.services()).isEmpty();
    assertThat(request.unitsPlace()).isEqualTo(UnitsPlace.SERVICES);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void shouldTakeALaterRequestWithoutUnitsAsNoService(int type) {
    // When
    CreditControlRequest request = read(type);

    // Then
    assertThat(request.services()).isEmpty();
  }

  @Test
  void shouldTellRequestedUnitsLeftToTheServerFromNone() {
    // When
    List<MultipleServices> services =
        read(2, group(456, M, group(437, M)), group(456, M, u32(432, M, 1))).services();

    // Then
    assertThat(services.get(0).requested()).contains(ServiceUnits.NONE);
    assertThat(services.get(1).requested()).isEmpty();
  }

  @Test
  void shouldIgnoreTheActionOfARequestWithinASession() {
    // When
    CreditControlRequest session = read(1);
    CreditControlRequest event = read(4);

    // Then
    assertThat(session.action()).isEmpty();
    assertThat(event.action()).contains(RequestedAction.DIRECT_DEBITING);
  }

  @Test
  void shouldReadUsageOnBothSidesOfATariffChange() {
    // When
    List<UsedUnits> used =
        read(
                2,
                group(
                    456,
                    M,
                    group(446, M, u32(420, M, 5), u32(452, M, 0)),
                    group(446, M, u32(420, M, 6), u32(452, M, 1))))
            .services()
            .getFirst()
            .used();

    // Then
    assertThat(used)
        .extracting(report -> report.tariffChange().orElseThrow())
        .containsExactly(TariffChangeUsage.BEFORE, TariffChangeUsage.AFTER);
  }

  @Test
  void shouldReadMoneyExactly() {
    // Given
    byte[] money =
        group(413, M, group(445, M, u64(447, M, 12_345), u32(429, M, -3)), u32(425, M, 978));

    // When
    ServiceUnits units =
        read(2, group(456, M, group(446, M, money)))
            .services()
            .getFirst()
            .used()
            .getFirst()
            .units();

    // Then
    assertThat(units.money()).contains(new CcMoney(Amount.of("12.345"), OptionalInt.of(978)));
  }

  @Test
  void shouldReadAWishForAllThatCanBeSaidAsTheMost() {
    // When
    ServiceUnits units =
        read(2, group(456, M, group(437, M, u64(412, M, -1), u64(414, M, Long.MAX_VALUE))))
            .services()
            .getFirst()
            .requested()
            .orElseThrow();

    // Then
    assertThat(units.octets()).hasValue(Long.MAX_VALUE);
  }

  @Test
  void shouldPreferATotalThatIsTold() {
    // When
    ServiceUnits units =
        read(2, group(456, M, group(446, M, u64(421, M, 10), u64(412, M, 7), u64(414, M, 8))))
            .services()
            .getFirst()
            .used()
            .getFirst()
            .units();

    // Then
    assertThat(units.octets()).hasValue(10);
  }

  @Test
  void shouldCollectTheNamesOfTheSubscriberFromBothPlacesOnce() {
    // Given
    byte[] number = group(443, M, u32(450, M, 0), text(444, M, "+61"));
    byte[] nai = group(443, M, u32(450, M, 3), text(444, M, "a@b"));
    byte[] broken = group(443, M, u32(450, M, 9), text(444, M, "x"));

    // When
    Subscriber subscriber =
        read(1, group(873, VM, number, nai), broken, number, text(1, M, "user")).subscriber();

    // Then
    assertThat(subscriber.ids())
        .containsExactly(
            new SubscriptionId(SubscriptionIdType.E164, "+61"),
            new SubscriptionId(SubscriptionIdType.NAI, "a@b"));
    assertThat(subscriber.userName()).contains("user");
  }

  @Test
  void shouldStopAtABoundOfNamesAndRecipients() {
    // Given
    byte[][] names =
        Collections.nCopies(1_000, group(443, M, u32(450, M, 0), text(444, M, "1")))
            .toArray(byte[][]::new);
    byte[][] recipients =
        Collections.nCopies(1_000, group(2026, VM, group(1201, VM, text(897, VM, "1"))))
            .toArray(byte[][]::new);

    // When
    CreditControlRequest request =
        read(4, join(names), group(873, VM, group(2000, VM, recipients)));

    // Then
    assertThat(request.subscriber().ids()).hasSize(Subscriber.IDS_MAX);
    assertThat(request.information().recipients()).hasSize(SmsInformation.RECIPIENTS_MAX);
    assertThat(request.information().recipientCount()).isEqualTo(1_000);
  }

  @Test
  void shouldReadAMessageToSeveral() {
    // Given
    byte[] first = group(2026, VM, group(1201, VM, u32(899, VM, 1), text(897, VM, "611")));
    byte[] second = group(2026, VM, group(2028, VM, u32(899, VM, 4), text(897, VM, "612")));
    byte[] sender = group(2027, VM, u32(899, VM, 1), text(897, VM, "613"));
    byte[] centre = avp(2017, VM, new byte[] {0, 8, '6', '1', '9'});

    // When
    SmsInformation sms =
        information(
                group(2000, VM, sender, centre, u32(2007, VM, 0), u32(2001, VM, 8), first, second))
            .sms()
            .orElseThrow();

    // Then
    assertThat(sms.originator()).contains("613");
    assertThat(sms.smscAddress()).contains("619");
    assertThat(sms.messageType()).hasValue(0);
    assertThat(sms.dataCodingScheme()).hasValue(8);
    assertThat(sms.recipients())
        .containsExactly(
            new MessageAddress(OptionalInt.of(1), "611"),
            new MessageAddress(OptionalInt.of(4), "612"));
  }

  @Test
  void shouldTakeTheNumberOfARecipientOfSeveralAddresses() {
    // Given
    byte[] imsi = group(1201, VM, u32(899, VM, 7), text(897, VM, "505010000000002"));
    byte[] number = group(1201, VM, u32(899, VM, 1), text(897, VM, "611"));

    // When
    SmsInformation sms =
        information(group(2000, VM, group(2026, VM, imsi, number))).sms().orElseThrow();

    // Then
    assertThat(sms.recipients()).containsExactly(new MessageAddress(OptionalInt.of(1), "611"));
    assertThat(sms.recipientCount()).isEqualTo(1);
  }

  @Test
  void shouldReadAMultimediaMessage() {
    // When
    MmsInformation mms =
        information(
                group(
                    877,
                    VM,
                    group(886, VM, u32(899, VM, 0), text(897, VM, "a@b")),
                    group(1201, VM, u32(899, VM, 1), text(897, VM, "611")),
                    u32(1212, VM, 5_000)))
            .mms()
            .orElseThrow();

    // Then
    assertThat(mms.originator()).contains(new MessageAddress(OptionalInt.of(0), "a@b"));
    assertThat(mms.recipients()).containsExactly(new MessageAddress(OptionalInt.of(1), "611"));
    assertThat(mms.octets()).hasValue(5_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "audio 49170 RTP/AVP 0|audio",
        "m=video 51372 RTP/AVP 31|video",
        "VIDEO 1 x|video",
        "video 0 RTP/AVP 31|''",
        "5audio 1|''",
        "''|''"
      })
  void shouldNameTheMediaThatAreInUse(String line, String media) {
    // When
    List<String> found =
        information(group(876, VM, group(843, VM, text(844, VM, line))))
            .ims()
            .orElseThrow()
            .media();

    // Then
    assertThat(String.join(",", found)).isEqualTo(media);
  }

  @Test
  void shouldFindTheMediaInAWholeDescription() {
    // Given
    String sdp = "v=0\r\nm=audio 4 RTP/AVP 0\r\na=x\r\nm=video 5 RTP/AVP 31\r\nm=audio 6 x\r\n";

    // When
    ImsInformation call = information(group(876, VM, text(842, VM, sdp))).ims().orElseThrow();

    // Then
    assertThat(call.media()).containsExactly("audio", "video");
    assertThat(call.hasVideo()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"4406, 0, true", "4406, 1, false", "2847, 0, true", "4406, 7, "})
  void shouldReadWhetherTheSubscriberHasSwitchedDataOff(int code, int status, Boolean off) {
    // When
    PsInformation packet =
        information(group(874, VM, u32(code, VM, status))).packet().orElseThrow();

    // Then
    assertThat(packet.dataOff().orElse(null)).isEqualTo(off);
  }

  @Test
  void shouldLeaveOutWhatCannotBeReadOfADescription() {
    // Given
    byte[] packet =
        group(
            874,
            VM,
            avp(2, VM, new byte[40]),
            text(30, M, "a\u0000b"),
            text(18, VM, "abc"),
            avp(22, VM, new byte[] {(byte) 0x82, 1}),
            avp(23, VM, new byte[] {(byte) 0xFF}),
            avp(21, VM, new byte[0]),
            avp(10, VM, new byte[3]),
            avp(1227, VM, new byte[] {0, 1, 5}),
            avp(3, VM, new byte[1]));

    // When
    PsInformation read = information(packet).packet().orElseThrow();

    // Then
    assertThat(read.chargingId()).isEmpty();
    assertThat(read.apn()).isEmpty();
    assertThat(read.addresses()).isEmpty();
    assertThat(read.location()).isEqualTo(AccessLocation.NONE);
    assertThat(read.bearer().nsapi()).isEmpty();
    assertThat(read.bearer().pdpType()).isEmpty();
  }

  @Test
  void shouldReadADescriptionOnlyUpToWhereItIsBroken() {
    // Given
    byte[] broken = text(18, VM, "00101");
    broken[7] = 99;

    // When
    PsInformation read =
        information(group(874, VM, text(30, M, "internet"), broken)).packet().orElseThrow();

    // Then
    assertThat(read.apn()).contains("internet");
    assertThat(read.location().networkCode()).isEmpty();
  }

  @Test
  void shouldTakeTheFirstOfDoubledAvpsAndAnyFlags() {
    // When
    CreditControlRequest request =
        Ccr.read(
            ccr(
                text(263, NO, "first"),
                text(263, M, "second"),
                text(264, M, "a.test"),
                text(264, M, "b.test"),
                text(461, NO, "c"),
                u32(416, NO, 1),
                u32(415, NO, 7)));

    // Then
    assertThat(request.sessionId()).isEqualTo("first");
    assertThat(request.originHost()).isEqualTo("a.test");
    assertThat(request.number()).isEqualTo(7);
  }
}

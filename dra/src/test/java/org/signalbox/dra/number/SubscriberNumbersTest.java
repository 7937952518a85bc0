package org.signalbox.dra.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.AvpWriter;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;

/** The subscriber of a request, wherever its application writes it. */
class SubscriberNumbersTest {

  private static final int VENDOR_3GPP = 10_415;
  private static final AvpKey SUBSCRIPTION_ID = AvpKey.of(443);
  private static final AvpKey TYPE = AvpKey.of(450);
  private static final AvpKey DATA = AvpKey.of(444);
  private static final AvpKey SERVICE_INFORMATION = AvpKey.of(873, VENDOR_3GPP);
  private static final AvpKey PUBLIC_IDENTITY = AvpKey.of(601, VENDOR_3GPP);
  private static final AvpKey USER_IDENTITY = AvpKey.of(700, VENDOR_3GPP);
  private static final AvpKey MSISDN = AvpKey.of(701, VENDOR_3GPP);
  private static final AvpKey USER_IDENTIFIER = AvpKey.of(3102, VENDOR_3GPP);

  private static SubscriberNumbers of(Consumer<AvpWriter> avps) {
    MessageBuilder builder = DiameterMessage.request(0, 0);
    avps.accept(builder);
    return SubscriberNumbers.of(builder.build());
  }

  private static Consumer<AvpWriter> subscription(int type, String data) {
    return avps ->
        avps.group(
            SUBSCRIPTION_ID,
            inside -> {
              inside.integer32(TYPE, type);
              inside.text(DATA, data);
            });
  }

  @ParameterizedTest
  @CsvSource({
    // S6a, S13: the IMSI alone; the posts have one of 18 digits
    "001010000000001, 001010000000001",
    "001019999999999999, 001019999999999999",
    // TS 23.003 §13.3: a private identity made of the IMSI
    "001010000000001@ims.mnc001.mcc001.3gppnetwork.org, 001010000000001",
    // TS 23.003 §19.3.2: the digit tells EAP-AKA, EAP-SIM, EAP-AKA'
    "0234150999999999@nai.epc.mnc015.mcc234.3gppnetwork.org, 234150999999999",
    "1234150999999999@NAI.epc.mnc015.mcc234.3gppnetwork.org, 234150999999999",
    "6234150999999999@wlan.mnc015.mcc234.3gppnetwork.org, 234150999999999",
    // a pseudonym and a re-authentication name
    "2234150999999999@nai.epc.mnc015.mcc234.3gppnetwork.org, ''",
    "4234150999999999@wlan.mnc015.mcc234.3gppnetwork.org, ''",
    // TS 23.003 §19.3.3: decorated
    "nai.epc.mnc015.mcc234.3gppnetwork.org!0234150999999999@nai.epc.mnc071.mcc610.3gppnetwork.org,"
        + " 234150999999999",
    "other.example!001010000000001@lab.example, 001010000000001",
    "alice@example.org, ''",
    "sip:alice@example.org, ''",
    "12345, ''",
    "'', ''"
  })
  void shouldReadTheImsiOfAUserName(String userName, String imsi) {
    assertThat(of(avps -> avps.text(BaseAvp.USER_NAME, userName)).imsi()).hasToString(imsi);
  }

  @Test
  void shouldReadSubscriptionIdsByTheirTypes() {
    // When
    SubscriberNumbers numbers =
        of(subscription(0, "61400000000").andThen(subscription(1, "505010000000001")));

    // Then
    assertThat(numbers.imsi()).hasToString("505010000000001");
    assertThat(numbers.msisdn()).hasToString("61400000000");
  }

  @Test
  void shouldReadSubscriptionIdsInsideServiceInformation() {
    // When
    SubscriberNumbers numbers =
        of(avps -> avps.group(SERVICE_INFORMATION, subscription(0, "+61400000000")));

    // Then
    assertThat(numbers.msisdn()).hasToString("61400000000");
  }

  @ParameterizedTest
  @CsvSource({
    "tel:+61400000000, 61400000000, ''",
    "tel:+61-400-000.000;phone-context=x, 61400000000, ''",
    "sip:+61400000000@ims.mnc001.mcc505.3gppnetwork.org, 61400000000, ''",
    "sip:61400000000@example.org;user=phone, 61400000000, ''",
    "SIP:505010000000001@ims.mnc001.mcc505.3gppnetwork.org, '', 505010000000001",
    "sip:alice@example.org, '', ''",
    "sip:1000@pbx.example.org, '', ''",
    "mailto:1@x, '', ''"
  })
  void shouldReadTheNumbersOfAPublicIdentity(String uri, String msisdn, String imsi) {
    // When
    SubscriberNumbers top = of(avps -> avps.text(PUBLIC_IDENTITY, uri));
    SubscriberNumbers typed = of(subscription(2, uri));

    // Then
    assertThat(top.msisdn()).hasToString(msisdn);
    assertThat(top.imsi()).hasToString(imsi);
    assertThat(typed).isEqualTo(top);
  }

  @ParameterizedTest
  @CsvSource({
    // TS 29.002 §17.7.8: 61400000000, odd, filled up; 6140000000; a wrong digit; nothing
    "1604000000f0, 61400000000",
    "1604000000, 6140000000",
    "16a4, ''",
    "'', ''"
  })
  void shouldReadOctetsOfAnMsisdn(String octets, String msisdn) {
    // Given
    byte[] data = HexFormat.of().parseHex(octets);

    // When
    SubscriberNumbers ofShUser =
        of(avps -> avps.group(USER_IDENTITY, inside -> inside.octets(MSISDN, data)));
    SubscriberNumbers ofTop = of(avps -> avps.octets(MSISDN, data));

    // Then
    assertThat(ofShUser.msisdn()).hasToString(msisdn);
    assertThat(ofTop).isEqualTo(ofShUser);
  }

  @Test
  void shouldReadAUserIdentifier() {
    // When
    SubscriberNumbers numbers =
        of(avps ->
            avps.group(
                USER_IDENTIFIER, inside -> inside.text(BaseAvp.USER_NAME, "505010000000001")));

    // Then
    assertThat(numbers.imsi()).hasToString("505010000000001");
  }

  @Test
  void shouldPreferTheUserNameToWhatOnlyContainsAnImsi() {
    // When
    SubscriberNumbers numbers =
        of(
            subscription(3, "0505010000000009@nai.epc.mnc001.mcc505.3gppnetwork.org")
                .andThen(avps -> avps.text(BaseAvp.USER_NAME, "505010000000001")));

    // Then
    assertThat(numbers.imsi()).hasToString("505010000000001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"61412345678", "505010000000001"})
  void shouldPreferWhatSaysThatItIsAnImsiToAUserNameOfDigits(String login) {
    // When
    SubscriberNumbers numbers =
        of(subscription(1, "505010000000009").andThen(avps -> avps.text(BaseAvp.USER_NAME, login)));

    // Then
    assertThat(numbers.imsi()).hasToString("505010000000009");
  }

  @Test
  void shouldReadNothingOutOfBrokenGroups() {
    // When
    SubscriberNumbers numbers =
        of(avps -> {
          avps.octets(SUBSCRIPTION_ID, new byte[] {1, 2, 3});
          avps.octets(USER_IDENTITY, new byte[] {0, 0, 0, 1, 0, 0, 0, 99});
          avps.octets(BaseAvp.USER_NAME, new byte[] {(byte) 0xFF, (byte) 0xFE});
        });

    // Then
    assertThat(numbers).isEqualTo(new SubscriberNumbers(Digits.NONE, Digits.NONE));
  }
}

package org.signalbox.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Identities of equipment and subscriptions, in the forms of TS 29.571 and of people. */
class PeiTest {

  @ParameterizedTest
  @CsvSource({
    "imei-490154203237518, imei-490154203237518",
    "imeisv-4901542032375101, imeisv-4901542032375101",
    "490154203237518, imei-490154203237518",
    "49015420323751, imei-490154203237518",
    "4901542032375101, imeisv-4901542032375101",
    "49-015420-323751-8, imei-490154203237518",
    "58-241992-991142-3, imei-582419929911423",
    "01 000000 000000, imei-010000000000008",
    "mac-00-00-5E-00-53-00, mac-00-00-5e-00-53-00",
    "mac-00-00-5E-00-53-00-untrusted, mac-00-00-5e-00-53-00",
    "eui-00-00-5E-EF-10-00-00-00, eui-00-00-5e-ef-10-00-00-00"
  })
  void shouldReadEveryForm(String sent, String text) {
    // When
    var pei = Pei.parse(sent);

    // Then
    assertThat(pei.map(Pei::text)).hasValue(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "imei-",
        "imei-49015420323751",
        "imei-49-015420-323751-8",
        "imei-49015420323751x",
        "imeisv-490154203237518",
        "imie-490154203237518",
        "1234567890123",
        "12345678901234567",
        "-49015420323751",
        "49015420323751-",
        "４９０１５４２０３２３７５１８",
        "mac-00-00-5E-00-53",
        "mac-00-00-5E-00-53-0G",
        "eui-00-00-5E-EF-10-00-00-00-untrusted",
        "MAC-00-00-5E-00-53-00"
      })
  void shouldRefuseWhatNamesNoEquipment(String sent) {
    // When
    var pei = Pei.parse(sent);

    // Then
    assertThat(pei).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "sn-4711, sn-****",
    "imie-490154203237518, imie****************",
    "x, *",
    "49015420323751x, 4901***********",
    "MAC-00-00-5E-00-53-00, MAC-*****************"
  })
  void shouldTakeAQuestionInAFormThatItDoesNotKnow(String sent, String masked) {
    // When
    var pei = Pei.parseAsked(sent);

    // Then
    assertThat(pei).contains(new OtherPei(sent));
    assertThat(pei.map(Pei::masked)).contains(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-",
        "imei-",
        "imei-49",
        "imeisv-x",
        "mac-x",
        "eui-",
        "49",
        "4-9",
        "a\nb"
      })
  void shouldRefuseAQuestionWithAFaultInAFormThatItKnows(String sent) {
    // When
    var pei = Pei.parseAsked(sent);

    // Then
    assertThat(pei).isEmpty();
  }

  @Test
  void shouldRefuseATextLongerThanAnyIdentity() {
    // When
    var pei = Pei.parse("mac-" + "00-".repeat(100_000));

    // Then
    assertThat(pei).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // The posts' two phones: the first digit belongs, the second should be 6.
    "490154203237518, 8, false",
    "582419929911423, 6, true",
    // Equipment sends 0 in the place of the check digit.
    "490154203237510, 8, false",
    "49015420323751, 8, false",
    "4901542032375199, 8, false",
    "000000000000000, 0, false"
  })
  void shouldTellAWrongCheckDigit(String digits, int computed, boolean wrong) {
    // When
    Imei imei = Imei.parse(digits).orElseThrow();

    // Then
    assertThat(imei.computedCheckDigit()).isEqualTo(computed);
    assertThat(imei.isCheckDigitWrong()).isEqualTo(wrong);
  }

  @Test
  void shouldNameTheSameEquipmentWithCheckDigitOrSoftwareVersion() {
    // When
    Imei checked = Imei.parse("490154203237518").orElseThrow();
    Imei versioned = Imei.parse("4901542032375107").orElseThrow();

    // Then
    assertThat(checked.equipment()).isEqualTo(versioned.equipment()).isEqualTo(49015420323751L);
    assertThat(checked.tac()).isEqualTo(49015420);
    assertThat(checked.checkDigit()).hasValue(8);
    assertThat(versioned.softwareVersion()).hasValue(7);
    assertThat(checked).isNotEqualTo(versioned);
  }

  @ParameterizedTest
  @CsvSource({
    "490154203237518, imei-49015420******",
    "mac-00-00-5E-00-53-00, mac-00-00-5e-**-**-**",
    "eui-00-00-5E-EF-10-00-00-01, eui-00-00-5e-**-**-**-**-**"
  })
  void shouldMaskWhatTellsOneDeviceFromAnother(String sent, String masked) {
    // When
    Pei pei = Pei.parse(sent).orElseThrow();

    // Then
    assertThat(pei.masked()).isEqualTo(masked);
  }

  @ParameterizedTest
  @CsvSource({
    "imsi-001010000000001, imsi-001010000000001, imsi-00101**********",
    "001010000000001, imsi-001010000000001, imsi-00101**********",
    "nai-u@example.org, nai-u@example.org, nai-**********",
    "gli-x, gli-x, gli-*"
  })
  void shouldReadAndMaskSubscriptions(String sent, String text, String masked) {
    // When
    Supi supi = Supi.parse(sent).orElseThrow();

    // Then
    assertThat(supi.text()).isEqualTo(text);
    assertThat(supi.masked()).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "imsi-", "imsi-1234", "1234567890123456", "x", "nai-", "nai-a b"})
  void shouldRefuseWhatIsNoSubscription(String sent) {
    // When
    var supi = Supi.parse(sent);

    // Then
    assertThat(supi).isEmpty();
  }
}

package org.signalbox.diameter.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.diameter.dictionary.NameLookup.Found;
import org.signalbox.diameter.dictionary.NameLookup.Unknown;
import org.signalbox.diameter.message.AvpKey;

class DictionaryNamesTest {

  private final DictionaryNames names = new DictionaryNames(Dictionary.standard());

  private ApplicationDefinition application(String name) {
    return names.application(name).found().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "S6a, S6a, 16777251",
    "s6D, S6a, 16777251",
    "Gy, Credit-Control, 4",
    "16777251, S6a, 16777251",
    "4294967295, Relay, -1",
    "16777998, 16777998, 16777998",
  })
  void shouldFindAnApplicationByNameOrNumber(String written, String name, int id) {
    // When
    ApplicationDefinition application = application(written);

    // Then
    assertThat(application.name()).isEqualTo(name);
    assertThat(application.id()).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource({
    "S6a, ULR, 316",
    "S6a, ula, 316",
    "S6a, Update-Location, 316",
    "S6a, Update-Location-Request, 316",
    "S6a, 316, 316",
    "S6a, PUR, 321",
    "Sh, PUR, 307",
    "Sh, SNR, 308",
    "Sy, SNR, 8388636",
    "Cx, UAR, 300",
    "SIP, UAR, 283",
    "S6a, RAR, 258",
    "16777998, RAR, 258",
    "Gx, CCR, 272",
    "S6a, 8388999, 8388999",
  })
  void shouldFindACommandOfAnApplication(String application, String written, int code) {
    assertThat(names.command(written, application(application)).found().orElseThrow().code())
        .isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "Origin-Host, 264, 0",
    "visited-plmn-id, 1407, 10415",
    "Visited-PLMN-Id/3GPP, 1407, 10415",
    "1407/10415, 1407, 10415",
    "1407/3gpp, 1407, 10415",
    "264, 264, 0",
    "1/4711, 1, 4711",
    "4294967295/4294967295, -1, -1",
  })
  void shouldFindAnAvpByNameOrNumber(String written, int code, int vendor) {
    assertThat(names.avp(written).found().orElseThrow().key()).isEqualTo(AvpKey.of(code, vendor));
  }

  @Test
  void shouldTakeAnUnknownAvpForOctets() {
    // When
    AvpDefinition avp = names.avp("7/4711").found().orElseThrow();

    // Then
    assertThat(avp.type()).isEqualTo(AvpType.OCTET_STRING);
    assertThat(avp.name()).isEqualTo("7/4711");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "S6aa | an application; the nearest is \"S6a\"",
        "Nonsense | an application by its name or number, such as \"S6a\"",
        "42949672950 | an application by its name or number, such as \"S6a\"",
      })
  void shouldSayWhichApplicationWasMeant(String written, String expected) {
    assertThat(names.application(written)).isEqualTo(new Unknown<>(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ULX | a command of S6a; the nearest is \"ULR\"",
        "CCR | a command of S6a; known is 272 (Credit-Control of Credit-Control, Gx-R5,"
            + " Gx-over-Gy, Gx, Gxx, S9, Sd, S15, S9a)",
        "Abcdefghijk | a command of S6a by its name or number, such as \"ULR\"",
      })
  void shouldSayWhichCommandWasMeant(String written, String expected) {
    assertThat(names.command(written, application("S6a"))).isEqualTo(new Unknown<>(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Origin-Hots | an AVP; the nearest is \"Origin-Host\"",
        "Origin-Host/3GPP | \"Origin-Host\", which is AVP 264",
        "1407/3GP | a vendor; the nearest is \"3GPP\"",
        "Q | an AVP by its name or number, such as \"Visited-PLMN-Id\"",
        "'' | an AVP by its name or number, such as \"Visited-PLMN-Id\"",
      })
  void shouldSayWhichAvpWasMeant(String written, String expected) {
    assertThat(names.avp(written)).isEqualTo(new Unknown<>(expected));
  }

  @Test
  void shouldTellTheCommandsThatShareAShortName() {
    assertThat(names.command("PUR"))
        .isEqualTo(new Unknown<>("307 (Profile-Update of Sh) or 321 (Purge-UE of S6a)"));
  }

  @Test
  void shouldFindACommandOfAnyApplicationWhenItsNameHasOneMeaning() {
    assertThat(names.command("ULR"))
        .isEqualTo(new Found<>(Dictionary.standard().command(316).orElseThrow()));
  }
}

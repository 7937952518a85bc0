package org.signalbox.diameter.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.core.OperatorFault;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.AvpKey;

class DictionaryTest {

  private final Dictionary dictionary = Dictionary.standard();

  @ParameterizedTest
  @CsvSource({
    "Origin-Host, 264, 0, DIAMETER_IDENTITY",
    "Framed-IP-Address, 8, 0, OCTET_STRING",
    "CC-Request-Type, 416, 0, ENUMERATED",
    "Multiple-Services-Credit-Control, 456, 0, GROUPED",
    "Service-Information, 873, 10415, GROUPED",
    "PS-Information, 874, 10415, GROUPED",
    "ULR-Flags, 1405, 10415, UNSIGNED32",
    "Public-Identity, 601, 10415, UTF8_STRING",
    "MSISDN, 701, 10415, OCTET_STRING",
    "Charging-Rule-Install, 1001, 10415, GROUPED",
    "Flow-Description, 507, 10415, IP_FILTER_RULE",
    "Equipment-Status, 1445, 10415, ENUMERATED",
    "SM-RP-UI, 3301, 10415, OCTET_STRING",
    "MME-Name, 2402, 10415, DIAMETER_IDENTITY",
    "ECGI, 2517, 10415, OCTET_STRING",
    "Policy-Counter-Identifier, 2901, 10415, UTF8_STRING",
    "3GPP-User-Location-Info, 22, 10415, OCTET_STRING",
    "OC-Reduction-Percentage, 627, 0, UNSIGNED32",
  })
  void shouldKnowAnAvpByNameAndByCode(String name, int code, int vendor, AvpType type) {
    // When
    AvpDefinition avp = dictionary.avp(name).orElseThrow();

    // Then
    assertThat(avp.key()).isEqualTo(AvpKey.of(code, vendor));
    assertThat(avp.type()).isEqualTo(type);
    assertThat(dictionary.avp(avp.key())).contains(avp);
  }

  @ParameterizedTest
  @CsvSource({
    "CCR, 272",
    "cca, 272",
    "ULR, 316",
    "Update-Location-Request, 316",
    "CER, 257",
    "DWR, 280",
    "UAR, 300",
    "MAR, 303",
    "UDR, 306",
    "AIR, 318",
    "CLR, 317",
    "IDR, 319",
    "ECR, 324",
    "AAR, 265",
    "RAR, 258",
    "ASR, 274",
    "STR, 275",
    "ACR, 271",
    "OFR, 8388645",
    "SRR, 8388647",
    "RIR, 8388622",
    "PLR, 8388620",
    "SLR, 8388635",
    "Purge-UE, 321",
    "Profile-Update, 307",
  })
  void shouldKnowACommandByItsNames(String name, int code) {
    assertThat(dictionary.commands(name)).extracting(CommandDefinition::code).contains(code);
  }

  @ParameterizedTest
  @CsvSource({
    "S6a, 16777251, 10415",
    "s6d, 16777251, 10415",
    "Cx, 16777216, 10415",
    "Sh, 16777217, 10415",
    "Gx, 16777238, 10415",
    "Rx, 16777236, 10415",
    "Gy, 4, 0",
    "Ro, 4, 0",
    "S13, 16777252, 10415",
    "SGd, 16777313, 10415",
    "SLh, 16777291, 10415",
    "SLg, 16777255, 10415",
    "Sy, 16777302, 10415",
    "Zh, 16777221, 10415",
    "S6c, 16777312, 10415",
    "Relay, -1, 0",
    "Accounting, 3, 0",
  })
  void shouldKnowAnApplicationByItsNames(String name, int id, int vendor) {
    // When
    ApplicationDefinition application = dictionary.application(name).orElseThrow();

    // Then
    assertThat(application.id()).isEqualTo(id);
    assertThat(application.vendorId()).isEqualTo(vendor);
    assertThat(application.advertised().accounting()).isEqualTo(id == 3);
  }

  @Test
  void shouldHaveEachCodeOnce() {
    // Given
    Map<String, AvpKey> byName = new HashMap<>();

    // When
    dictionary
        .avps()
        .forEach(avp ->
            assertThat(byName.put(avp.name().toLowerCase(Locale.ROOT), avp.key()))
                .as(avp.name())
                .isNull());

    // Then
    assertThat(byName).hasSizeGreaterThan(950);
  }

  @Test
  void shouldKnowTheValuesOfEnumerations() {
    // When
    AvpDefinition type = dictionary.avp("CC-Request-Type").orElseThrow();

    // Then
    assertThat(type.values()).containsEntry(4, "EVENT_REQUEST");
    assertThat(type.value("update_request")).contains(2);
    assertThat(type.value("NONE")).isEmpty();
  }

  @Test
  void shouldMakeAvpsWithTheFlagsOfTheirSpecification() {
    // When
    Avp product = dictionary.avp("Product-Name").orElseThrow().of(new byte[] {1});
    Avp features = dictionary.avp("Supported-Features").orElseThrow().of(new byte[0]);

    // Then
    assertThat(product.mandatory()).isFalse();
    assertThat(features.flags()).isEqualTo(Avp.VENDOR);
    assertThat(dictionary.avp("User-Name").orElseThrow().of(new byte[0]).mandatory()).isTrue();
  }

  @Test
  void shouldNotKnowWhatIsInNoSpecification() {
    // When
    String name = "No-Such-Thing";

    // Then
    assertThat(dictionary.avp(name)).isEmpty();
    assertThat(dictionary.commands(name)).isEmpty();
    assertThat(dictionary.application(name)).isEmpty();
    assertThat(dictionary.avp(AvpKey.of(1, 4711))).isEmpty();
    assertThat(dictionary.vendor(10415)).contains("3GPP");
  }

  @Test
  void shouldTakeAnOperatorsAdditions() {
    // Given
    String additions =
        """
        # ours
        vendor 99999 Lab
        application 16777999 LabApp Lb
        command 9999 Lab-Test LT Lb
        avp 7 Lab-Mode Enumerated MS   # a comment
          0 OFF
          4294967295 ALL
        """;

    // When
    Dictionary extended = DictionaryReader.extend("lab.dict", new StringReader(additions));

    // Then
    AvpDefinition mode = extended.avp("lab-mode").orElseThrow();
    assertThat(mode.values()).containsEntry(0, "OFF").containsEntry(-1, "ALL");
    assertThat(mode.subscriber()).isTrue();
    assertThat(extended.application("Lb").orElseThrow().vendorId()).isEqualTo(99999);
    assertThat(extended.commands("LTR").getFirst().isOf(16777999)).isTrue();
    assertThat(extended.avp("Origin-Host")).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "avp 1 Name NoSuchType",
    "avp x Name UTF8String",
    "vendor",
    "nonsense here",
    "5 VALUE_OF_NO_AVP",
    "avp 1",
    "command 9 A B C"
  })
  void shouldRefuseALineThatIsNoEntryAndSayWhere(String line) {
    assertThatThrownBy(() -> DictionaryReader.extend("bad.dict", new StringReader("\n" + line)))
        .isInstanceOf(OperatorFault.class)
        .hasMessageContaining("bad.dict:2:1")
        .hasMessageContaining("expected");
  }
}

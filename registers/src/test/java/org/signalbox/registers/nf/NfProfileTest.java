package org.signalbox.registers.nf;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.registers.nf.shape.ShapeFault;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class NfProfileTest {

  @Test
  void shouldKeepTheWholeJsonAsSent() {
    // Given
    ObjectNode sent = (ObjectNode) NfJson.read(ProfileText.AMF).orElseThrow();

    // When
    NfProfile profile = ProfileText.profile(ProfileText.AMF);

    // Then
    assertThat(profile.json()).isEqualTo(sent);
    assertThat(profile.json().toString()).contains("12.50");
  }

  @Test
  void shouldReadServicesOfTheMapForm() {
    // When
    NfProfile profile = ProfileText.profile(ProfileText.AMF);

    // Then
    assertThat(profile.services())
        .singleElement()
        .satisfies(service -> {
          assertThat(service.name()).isEqualTo("namf-comm");
          assertThat(service.traits().versions()).containsExactly("1.0.0");
          assertThat(service.access().types().orElseThrow()).containsExactly(NfType.of("SMF"));
        });
  }

  @Test
  void shouldNotBeChangedThroughTheJsonItGives() {
    // Given
    NfProfile profile = ProfileText.profile(ProfileText.AMF);

    // When
    profile.json().put("nfStatus", "SUSPENDED");

    // Then
    assertThat(profile.json().path("nfStatus").asString()).isEqualTo("REGISTERED");
  }

  @Test
  void shouldReadWhatAnAmfServes() {
    // When
    NfOffer offer = ProfileText.profile(ProfileText.AMF).offers().getFirst();

    // Then
    NetworkId network = new NetworkId(new PlmnId("001", "01"), "");
    assertThat(offer.reach().area().contains(new Tai(network, "000001"))).isTrue();
    assertThat(offer.reach().area().contains(new Tai(network, "000002"))).isFalse();
    assertThat(offer.reach().particulars().guamis()).containsExactly(new Guami(network, "020040"));
    assertThat(offer.has(NfAttribute.AMF_SET, "001")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'\"nfType\": \"AMF\",'          | ''                                | /nfType",
        "'\"nfStatus\": \"REGISTERED\",' | '\"nfStatus\": \"READY\",'        | /nfStatus",
        "'\"ipv4Addresses\": [\"127.0.0.5\"],' | ''                          | ''",
        "'\"ipv4Addresses\": [\"127.0.0.5\"],' | '\"ipv4Addresses\": [],'    | /ipv4Addresses",
        "127.0.0.5\"],                   | '127.0.0.256\"],'                 | /ipv4Addresses/0",
        "'\"load\": 0,\n'                | '\"load\": 101,\n'                | /load",
        "'\"capacity\": 100, \"load\": 0,\n' | '\"capacity\": -1, \"load\": 0,\n' | /capacity",
        "'\"tac\": \"000001\"'           | '\"tac\": \"1\"'                  | /amfInfo/taiList/0/tac",
        "'\"amfSetId\": \"001\",'        | ''                                | /amfInfo/amfSetId",
        "'\"scheme\": \"http\", '        | ''                                | /nfServiceList/8a3f/scheme",
        "'\"nfProfileChangesSupportInd\"' | '\"heartBeatTimer\": -1, \"a\"'  | /heartBeatTimer",
        "'\"nfProfileChangesSupportInd\"' | '\"heartBeatTimer\": 0, \"a\"'   | /heartBeatTimer",
        "'\"nfProfileChangesSupportInd\"' | '\"allowedNfDomains\": [\"a\", \"(\"], \"a\"' | /allowedNfDomains/1",
        "'[\"SMF\", \"AUSF\"]'           | '[\"SMF\", null]'                 | /allowedNfTypes/1",
        "4d0c9b3a-c7a4                   | 4d0c9b3a_c7a4                     | /nfInstanceId",
      })
  void shouldNameTheCulpritByItsPointer(String found, String replacement, String pointer) {
    // Given
    assertThat(ProfileText.AMF).contains(found);
    String faulty = ProfileText.AMF.replaceFirst(Pattern.quote(found), replacement);

    // When
    var faults = ProfileText.faults(faulty);

    // Then
    assertThat(faults).extracting(ShapeFault::pointer).containsExactly(pointer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''",
        "{",
        "[]",
        "null",
        "'{\"nfType\":\"AMF\",\"nfType\":\"UDR\"}'",
        "'{} {}'",
        "'{\"load\":1e999999999999}'"
      })
  void shouldRefuseWhatIsNoObjectOfJson(String text) {
    // When
    var faults = ProfileText.faults(text);

    // Then
    assertThat(faults).singleElement().extracting(ShapeFault::pointer).isEqualTo("");
  }

  /**
   * What ends like a part would otherwise be one without limits, and make a UDM serve everybody.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"siteInfo\":\"Berlin\"",
        "\"siteInfo\":{\"rack\":7}",
        "\"vendorInfoList\":{\"a\":{}}",
        "\"ausfInfo\":{\"groupId\":\"g\"}"
      })
  void shouldServeNoMoreForWhatIsNoPartOfItsType(String member) {
    // Given
    String udm =
        """
        {"nfInstanceId":"4d0c9b3a-c7a4-4f1e-9f3e-0a1b2c3d4e5f","nfType":"UDM",
         "nfStatus":"REGISTERED","ipv4Addresses":["127.0.0.12"],%s,
         "udmInfo":{"supiRanges":[{"start":"001010000000000","end":"001010000000099"}]}}
        """
            .formatted(member);

    // When
    NfProfile profile = ProfileText.profile(udm);

    // Then
    assertThat(profile.offers())
        .noneMatch(offer -> offer.serves(IdentityKind.SUPI, "imsi-999990000000000"))
        .anyMatch(offer -> offer.serves(IdentityKind.SUPI, "imsi-001010000000007"));
  }

  /** Names of parts follow the names of types. */
  @ParameterizedTest
  @CsvSource({
    "UDM, udmInfo",
    "MB_SMF, mbSmfInfo",
    "5G_DDNMF, 5gDdnmfInfo",
    "AF, trustAfInfo",
    "SMS_IWMSC, iwmscInfo",
    "UDM, udmInfoList"
  })
  void shouldKnowThePartOfAType(String type, String part) {
    // Given
    String served = "{\"groupId\":\"g7\"}";
    String profile =
        """
        {"nfInstanceId":"4d0c9b3a-c7a4-4f1e-9f3e-0a1b2c3d4e5f","nfType":"%s",
         "nfStatus":"REGISTERED","ipv4Addresses":["127.0.0.12"],"%s":%s}
        """
            .formatted(type, part, part.endsWith("List") ? "{\"1\":" + served + "}" : served);

    // When
    NfOffer offer = ProfileText.profile(profile).offers().getFirst();

    // Then
    assertThat(offer.has(NfAttribute.GROUP_ID, "g7")).isTrue();
  }

  @Test
  void shouldRefuseNestingWithoutEnd() {
    // When
    var faults = ProfileText.faults("[".repeat(100_000));

    // Then
    assertThat(faults).hasSize(1);
  }

  @Test
  void shouldTellTwentyFaultsAtMost() {
    // Given
    String many = "\"x\",".repeat(1_000) + "\"x\"";
    String faulty = ProfileText.AMF.replace("\"127.0.0.5\"]", many + "]");

    // When
    var faults = ProfileText.faults(faulty);

    // Then
    assertThat(faults).hasSize(20);
  }

  @Test
  void shouldHaveAnotherTagOnlyWhenTheContentIsAnother() {
    // Given
    NfProfile profile = ProfileText.profile(ProfileText.AMF);

    // When
    NfProfile loaded = profile.withLoad(7);

    // Then
    assertThat(loaded.etag()).isNotEqualTo(profile.etag()).startsWith("\"").endsWith("\"");
    assertThat(loaded.withLoad(0)).isEqualTo(profile);
    assertThat(loaded.isSameButLoad(profile)).isTrue();
    assertThat(loaded.withStatus(NfStatus.SUSPENDED).isSameButLoad(profile)).isFalse();
  }

  @Test
  void shouldRefuseAProfileThatAFirstLoadWouldMakeUnreadable() {
    // Given
    ObjectNode json = (ObjectNode) NfJson.read(ProfileText.AMF).orElseThrow();
    json.remove("load");
    ArrayNode many = json.putArray("x-many");
    for (int i = 0; i < NfJson.TOKENS_MAX; i++) {
      many.add(0);
    }
    while (NfJson.read(NfJson.write(json)).isEmpty()) {
      var _ = many.remove(many.size() - 1);
    }

    // When
    NfProfileReading reading = NfProfile.read(json);

    // Then
    assertThat(reading).isInstanceOf(NfProfileReading.Refused.class);
  }

  @Test
  void shouldRefuseMoreExpressionsThanADiscoveryShouldTry() {
    // Given
    ObjectNode json = (ObjectNode) NfJson.read(ProfileText.AMF).orElseThrow();
    ArrayNode ranges = json.putObject("udmInfo").putArray("supiRanges");
    for (int i = 0; i <= NfProfileRules.EXPRESSIONS_MAX; i++) {
      ranges.addObject().put("pattern", "^imsi-" + i + "$");
    }

    // When
    NfProfileReading reading = NfProfile.read(json);

    // Then
    assertThat(reading)
        .isEqualTo(
            new NfProfileReading.Refused(
                List.of(
                    new ShapeFault(
                        "/udmInfo/supiRanges/256/pattern",
                        "found one more expression, expected at most 256"))));
  }
}

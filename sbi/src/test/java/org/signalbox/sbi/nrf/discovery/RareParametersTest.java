package org.signalbox.sbi.nrf.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.sbi.http.SbiResponse;

/** Parameters that belong together, that only order, or that lead elsewhere. */
class RareParametersTest {

  private static final String SESSION =
      "{\"tmgi\":{\"mbsServiceId\":\"00000a\",\"plmnId\":{\"mcc\":\"001\",\"mnc\":\"01\"}}}";

  @TempDir private Path folder;
  private TestDiscovery discovery;

  @BeforeEach
  void open() {
    discovery = new TestDiscovery(folder);
  }

  @AfterEach
  void close() {
    discovery.close();
  }

  private SbiResponse ask(String type, Map<String, String> more) {
    Map<String, String> query = new HashMap<>(more);
    query.put("target-nf-type", type);
    query.put("requester-nf-type", "AMF");
    return discovery.discover(query);
  }

  private List<String> found(String type, Map<String, String> more) {
    return TestDiscovery.ids(ask(type, more));
  }

  @ParameterizedTest
  @CsvSource({"7, 1", "8, 2", "9, 0"})
  void shouldFindAPoolOfAddressesInTheDataNetworkThatIsAskedFor(String index, int expected) {
    // Given
    String upf =
        "\"upfInfo\": {\"sNssaiUpfInfoList\":[{\"sNssai\":{\"sst\":1},\"dnnUpfInfoList\":["
            + "{\"dnn\":\"internet\",\"ipv4IndexList\":[%d]},{\"dnn\":\"ims\",\"ipv4IndexList\":[9]}]}]},";
    discovery.register(Profiles.of("UPF", 1, upf.formatted(7)));
    discovery.register(Profiles.of("UPF", 2, upf.formatted(8)));

    // When
    List<String> found = found("UPF", Map.of("dnn", "internet", "ipv4-index", index));

    // Then
    assertThat(found).isEqualTo(expected == 0 ? List.of() : List.of(Profiles.id(expected)));
  }

  @ParameterizedTest
  @CsvSource({"3, true", "4, false"})
  void shouldFindAnAreaOfTheSessionThatItIsAskedWith(String area, boolean isServed) {
    // Given
    discovery.register(
        Profiles.of(
            "MB_SMF",
            1,
            "\"mbSmfInfo\": {\"mbsSessionList\":{\"a\":{\"mbsSessionId\":"
                + SESSION
                + ",\"mbsAreaSessions\":{\"x\":{\"areaSessionId\":3}}}}},"));

    // When
    List<String> found =
        found(
            "MB_SMF", Map.of("mbs-session-id-list", "[" + SESSION + "]", "area-session-id", area));

    // Then
    assertThat(found).isEqualTo(isServed ? List.of(Profiles.id(1)) : List.of());
  }

  @Test
  void shouldFindAnMbSmfThatTellsNeitherSessionsNorRanges() {
    // Given
    discovery.register(Profiles.of("MB_SMF", 1, ""));

    // When
    List<String> found = found("MB_SMF", Map.of("mbs-session-id-list", "[" + SESSION + "]"));

    // Then
    assertThat(found).containsExactly(Profiles.id(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "preferred-vendor-specific-nf-features | {\"32473\":[{\"featureName\":\"a\",\"featureVersion\":\"1\"}]} | \"supportedVendorSpecificFeatures\":{\"32473\":[{\"featureName\":\"a\",\"featureVersion\":\"1\"}]},",
        "preferred-collocated-nf-types | SMF | \"collocatedNfInstances\":[{\"nfInstanceId\":\"00000000-0000-4000-8000-000000000009\",\"nfType\":\"SMF\"}],",
        "preferred-analytics-delays | {\"A\":5,\"B\":9} | \"nwdafInfo\":{\"analyticsDelay\":5},"
      })
  void shouldPutFirstWhatIsPreferred(String parameter, String value, String member) {
    // Given
    discovery.register(Profiles.of("NWDAF", 1, "\"priority\": 1,"));
    discovery.register(Profiles.of("NWDAF", 2, "\"priority\": 2," + member));

    // When
    List<String> found = found("NWDAF", Map.of(parameter, value));

    // Then
    assertThat(found).containsExactly(Profiles.id(2), Profiles.id(1));
  }

  @Test
  void shouldPutFirstAServiceWithTheFeatureOfTheVendor() {
    // Given
    String wanted = "{\"32473\":[{\"featureName\":\"a\",\"featureVersion\":\"1\"}]}";
    String service =
        Profiles.service("1", "nudm-sdm", "\"supportedVendorSpecificFeatures\":" + wanted + ",");
    discovery.register(Profiles.of("UDM", 1, "\"priority\": 1,"));
    discovery.register(
        Profiles.of("UDM", 2, "\"priority\": 2, \"nfServices\": [" + service + "],"));

    // When
    List<String> found =
        found("UDM", Map.of("preferred-vendor-specific-features", "{\"nudm-sdm\":" + wanted + "}"));

    // Then
    assertThat(found).containsExactly(Profiles.id(2), Profiles.id(1));
  }

  @Test
  void shouldAskTheNrfThatHoldsTheProfile() {
    // When
    SbiResponse response = ask("UDM", Map.of("nrf-disc-uri", "http://nrf2:7777/nnrf-disc/v1"));

    // Then
    assertThat(response.body()).asString().isEqualTo("http://nrf2:7777/nnrf-disc/v1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "w-agf-info | {}",
        "upf-n6-ip | {\"ipv4Addr\":\"x\"}",
        "mbs-session-id-list | [{}]",
        "area-session-id | -1",
        "ml-analytics-info-list | [{\"snssaiList\":[{}]}]",
        "preferred-analytics-delays | {\"A\":-1}",
        "preferred-vendor-specific-features | {\"x\":[]}",
        "target-nw-resolution | 7",
        "nrf-disc-uri | x"
      })
  void shouldRefuseWhatIsNoValue(String parameter, String value) {
    // When
    SbiResponse response = ask("UPF", Map.of(parameter, value));

    // Then
    assertThat(response.status()).isEqualTo(400);
    assertThat(response.body()).asString().contains("\"param\":\"" + parameter + "\"");
  }
}

package org.signalbox.sbi.nrf.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.sbi.http.PeerIdentity;
import org.signalbox.sbi.http.SbiResponse;

/** What a requester does not tell of itself cannot let it in where its profile would not. */
class KnownRequesterTest {

  private static final String SMF = "bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb";
  private static final String UDR = "cccccccc-cccc-4ccc-8ccc-cccccccccccc";

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

  private static String json(String id, String type, String more) {
    return "{\"nfInstanceId\":\"%s\",\"nfType\":\"%s\",\"nfStatus\":\"REGISTERED\",\"ipv4Addresses\":[\"127.0.0.20\"]%s}"
        .formatted(id, type, more);
  }

  private SbiResponse searched(boolean tellsItself, String type) {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("target-nf-type", "UDR");
    query.put("requester-nf-type", type);
    if (tellsItself) {
      query.put("requester-nf-instance-id", SMF);
    } else {
      discovery.certificate =
          Optional.of(new PeerIdentity(List.of("urn:uuid:" + SMF), List.of(), List.of(), "CN=x"));
    }
    return discovery.discover(query);
  }

  @ParameterizedTest
  @CsvSource({"001, true, true", "001, false, true", "999, true, false", "999, false, false"})
  void shouldAskFromTheNetworkOfTheProfileThatIsNotTold(
      String country, boolean tellsItself, boolean isFound) {
    // Given
    discovery.register(json(UDR, "UDR", ",\"allowedPlmns\":[{\"mcc\":\"001\",\"mnc\":\"01\"}]"));
    discovery.register(
        json(SMF, "SMF", ",\"plmnList\":[{\"mcc\":\"%s\",\"mnc\":\"01\"}]".formatted(country)));

    // When
    SbiResponse answer = searched(tellsItself, "SMF");

    // Then
    assertThat(TestDiscovery.ids(answer)).hasSize(isFound ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 0"})
  void shouldAskWithTheSlicesOfTheCertificatesProfile(int slice, int found) {
    // Given
    discovery.register(json(UDR, "UDR", ",\"allowedNssais\":[{\"sst\":1}]"));
    discovery.register(json(SMF, "SMF", ",\"sNssais\":[{\"sst\":%d}]".formatted(slice)));

    // When
    SbiResponse answer = searched(false, "SMF");

    // Then
    assertThat(TestDiscovery.ids(answer)).hasSize(found);
  }

  /** A proxy's certificate says nothing of those for whom it asks. */
  @Test
  void shouldTakeNothingFromAProxysOwnProfile() {
    // Given
    discovery.register(json(UDR, "UDR", ",\"allowedPlmns\":[{\"mcc\":\"001\",\"mnc\":\"01\"}]"));
    discovery.register(json(SMF, "SCP", ",\"plmnList\":[{\"mcc\":\"999\",\"mnc\":\"99\"}]"));

    // When
    SbiResponse answer = searched(false, "UDM");

    // Then
    assertThat(TestDiscovery.ids(answer)).containsExactly(UDR);
  }
}

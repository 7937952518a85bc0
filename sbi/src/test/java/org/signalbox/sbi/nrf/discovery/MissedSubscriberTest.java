package org.signalbox.sbi.nrf.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.sbi.http.SbiResponse;

/** Who watches for subscribers that are tried out hears of those that nobody serves. */
class MissedSubscriberTest {

  private static final String UDR =
      """
      {"nfInstanceId":"4947a69a-f61b-4bc1-b9da-47c9c5d14b64","nfType":"UDR",
       "nfStatus":"REGISTERED","ipv4Addresses":["127.0.0.20"],
       "udrInfo":{"supiRanges":[{"start":"001010000000000","end":"001010000000099"}]}}
      """;

  @TempDir private Path folder;

  @Test
  void shouldTellOfASubscriberWhomNobodyServes() {
    try (TestDiscovery discovery = new TestDiscovery(folder)) {
      // Given
      discovery.register(UDR);

      // When
      discovery.discover(of("imsi-001010000000100"));

      // Then
      assertThat(discovery.missed).containsExactly("imsi-001010000000100");
    }
  }

  @Test
  void shouldTellNothingOfASubscriberWhomSomebodyServes() {
    try (TestDiscovery discovery = new TestDiscovery(folder)) {
      // Given
      discovery.register(UDR);

      // When
      discovery.discover(of("imsi-001010000000099"));

      // Then
      assertThat(discovery.missed).isEmpty();
    }
  }

  /** However a subscriber is named, trying it out is told; one that is served is not. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '@',
      value = {
        "gpsi | msisdn-491700000001 | msisdn-491700000001",
        "complex-query | {\"cnfUnits\":[{\"cnfUnit\":[{\"attr\":\"supi\",\"value\":\"imsi-001010000000100\"}]}]}"
            + " | imsi-001010000000100",
        "complex-query | {\"dnfUnits\":[{\"dnfUnit\":[{\"attr\":\"supi\",\"value\":\"imsi-001010000000100\"}]},"
            + "{\"dnfUnit\":[{\"attr\":\"supi\",\"value\":\"imsi-001010000000099\"}]}]}"
            + " | imsi-001010000000100"
      })
  void shouldTellOfASubscriberWhereverItIsNamed(String parameter, String value, String missed) {
    try (TestDiscovery discovery = new TestDiscovery(folder)) {
      // Given
      discovery.register(
          UDR.replace(
              "\"supiRanges\"",
              "\"gpsiRanges\":[{\"start\":\"499990000000\",\"end\":\"499999999999\"}],\"supiRanges\""));

      // When
      SbiResponse answer =
          discovery.discover(
              Map.of("target-nf-type", "UDR", "requester-nf-type", "UDM", parameter, value));

      // Then
      assertThat(answer.status()).isEqualTo(200);
      assertThat(discovery.missed).containsExactly(missed);
    }
  }

  private static Map<String, String> of(String supi) {
    return Map.of("target-nf-type", "UDR", "requester-nf-type", "UDM", "supi", supi);
  }
}

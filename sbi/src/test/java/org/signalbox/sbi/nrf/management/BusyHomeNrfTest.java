package org.signalbox.sbi.nrf.management;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.registers.nf.NetworkId;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.PlmnId;
import org.signalbox.sbi.http.SbiHeaders;
import org.signalbox.sbi.http.SbiMethod;
import org.signalbox.sbi.http.SbiPeer;
import org.signalbox.sbi.http.SbiQuery;
import org.signalbox.sbi.http.SbiReply;
import org.signalbox.sbi.http.SbiRequest;
import org.signalbox.sbi.http.SbiResponse;
import org.signalbox.sbi.http.SbiTarget;
import org.signalbox.sbi.http.SbiTimes;

/** The NRF of the other network answers that it has too much to do. */
class BusyHomeNrfTest {

  private static final NetworkId THERE = new NetworkId(new PlmnId("262", "02"), "");
  private static final String PATCH =
      "[{\"op\":\"add\",\"path\":\"/validityTime\",\"value\":\"2036-11-22T10:00:00Z\"}]";

  private static HomeSubscriptions answered(int status) {
    SbiHeaders headers = SbiHeaders.of(Map.of("retry-after", "7"));
    return new HomeSubscriptions(
        Map.of(THERE, URI.create("https://nrf.5gc.example")),
        Set.of(),
        (request, onward) -> new SbiReply(status, headers, new byte[0]));
  }

  private static SbiRequest change() {
    return new SbiRequest(
        SbiMethod.PATCH,
        new SbiTarget("https://here.5gc.example", "/", Map.of(), SbiQuery.EMPTY),
        SbiHeaders.of(Map.of()),
        PATCH.getBytes(StandardCharsets.UTF_8),
        new SbiPeer(new InetSocketAddress("10.0.0.1", 40_000), Optional.empty()),
        new SbiTimes(Instant.EPOCH, Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({"429, ''", "503, ''", "429, 9b2f7f6c-0000-4000-8000-0000000000aa"})
  void shouldTellWhenToTryAgain(int status, String owner) {
    // Given
    HomeSubscriptions home = answered(status);
    HomeSubscriptions.Place place = home.placeOf("26202-abc").orElseThrow();

    // When
    SbiResponse answer = home.change(change(), place, NfInstanceId.parse(owner));

    // Then
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.headers()).containsEntry("retry-after", "7");
  }
}

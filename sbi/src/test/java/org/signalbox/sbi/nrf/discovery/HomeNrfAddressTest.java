package org.signalbox.sbi.nrf.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HomeNrfAddressTest {

  private static final List<URI> KNOWN = List.of(URI.create("http://nrf.example.org:7777"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "nrf.example.org",
        "/nnrf-disc/v1",
        "ftp://nrf.example.org",
        "file:///etc/passwd",
        "http://",
        "http://user:password@nrf.example.org",
        "http://nrf example.org",
        "http://%zz",
        "http:nrf"
      })
  void shouldRefuseWhatIsNoAddressOfAHost(String text) {
    // When
    var reading = assertThatThrownBy(() -> HomeNrfAddress.read(text));

    // Then
    reading.isInstanceOf(InvalidParameter.class);
  }

  @ParameterizedTest
  @CsvSource({
    "http://nrf.example.org:7777, true",
    "http://NRF.example.org:7777/nnrf-disc/v1, true",
    "http://nrf.example.org:7778, false",
    "http://nrf.example.org, false",
    "http://169.254.169.254, false",
    "http://127.0.0.1:7777, false",
    "https://nrf.5gc.mnc001.mcc262.3gppnetwork.org, true",
    "https://nrf.5gc.mnc001.mcc262.3gppnetwork.org.evil.org, false",
    "https://evil.nrf.5gc.mnc001.mcc262.3gppnetwork.org, false"
  })
  void shouldAllowOnlyNrfsThatWereToldAndNamesOfOperators(String address, boolean allowed) {
    // When
    boolean is = HomeNrfAddress.isAllowed(HomeNrfAddress.read(address), KNOWN);

    // Then
    assertThat(is).isEqualTo(allowed);
  }
}

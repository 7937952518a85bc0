package org.signalbox.profiles.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpNetworkTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.255.255, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "10.1.2.0/23, 10.1.3.255, true",
    "10.1.2.0/23, 10.1.4.0, false",
    "10.1.2.3/32, 10.1.2.3, true",
    "10.1.2.3/32, 10.1.2.2, false",
    "0.0.0.0/0, 255.255.255.255, true",
    "10.1.2.77/24, 10.1.2.1, true",
    "2001:db8::/32, 2001:db8:ffff::1, true",
    "2001:db8::/32, 2001:db9::1, false",
    "2001:db8::/33, 2001:db8:8000::, false",
    "::/0, 2001:db8::1, true",
    "::/0, 10.0.0.1, false",
    "0.0.0.0/0, ::1, false",
  })
  void shouldTellWhichAddressesAreInARange(String range, String address, boolean expected) {
    // Given
    IpNetwork network = IpNetwork.parse(range).orElseThrow();

    // When
    boolean contained = network.contains(IpNetwork.address(address).orElseThrow());

    // Then
    assertThat(contained).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "10.0.0.0",
        "10.0.0.0/",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/8/8",
        "::/129",
        "10.0.0/8",
        "example.org/8",
        "10.0.0.0/1000",
        "[::1]/8",
        "fe80::1%eth0/64",
        "300.0.0.0/8"
      })
  void shouldTakeNothingElseForARange(String text) {
    // Given / When / Then
    assertThat(IpNetwork.parse(text)).isEmpty();
  }

  @Test
  void shouldNotAskANameServerForAnAddress() {
    // Given
    String name = "a.b.c.example";

    // When / Then
    assertThat(IpNetwork.address(name)).isEmpty();
    assertThat(IpNetwork.address("localhost")).isEmpty();
    assertThat(IpNetwork.address("1".repeat(10_000))).isEmpty();
  }
}

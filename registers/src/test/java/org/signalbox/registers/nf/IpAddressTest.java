package org.signalbox.registers.nf;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.testsupport.Seeded;

class IpAddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1.2.3",
        "1.2.3.4.5",
        "1.2.3.256",
        "01.2.3.4",
        "1.2.3.-4",
        "1.2.3. 4",
        "a.b.c.d"
      })
  void shouldRefuseWhatIsNoIpv4Address(String text) {
    // When
    var address = IpAddress.parseIpv4(text);

    // Then
    assertThat(address).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        ":::",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1::2::3",
        "12345::",
        "g::",
        "1:2:3:4:5:6:7::8",
        "::1.2.3",
        "fe80::1%eth0",
        "٣::"
      })
  void shouldRefuseWhatIsNoIpv6Address(String text) {
    // When
    var address = IpAddress.parseIpv6(text);

    // Then
    assertThat(address).isEmpty();
  }

  @Test
  @Seeded
  void shouldReadWhatTheRuntimeWrites(SplittableRandom random) throws UnknownHostException {
    for (int i = 0; i < 500; i++) {
      // Given
      byte[] octets = new byte[16];
      random.nextBytes(octets);
      octets[0] = 0x20;
      InetAddress expected = InetAddress.getByAddress(octets);

      // When
      var address = IpAddress.parseIpv6(expected.getHostAddress());

      // Then
      assertThat(address.orElseThrow().value())
          .as(expected.getHostAddress())
          .isEqualTo(new BigInteger(1, octets));
    }
  }

  @Test
  void shouldReadTheShortForms() {
    // When
    var mapped = IpAddress.parseIpv6("::ffff:192.0.2.1");

    // Then
    assertThat(mapped).isEqualTo(IpAddress.parseIpv6("0:0:0:0:0:ffff:c000:201"));
    assertThat(IpAddress.parseIpv6("::")).isEqualTo(IpAddress.parseIpv6("0:0:0:0:0:0:0:0"));
    assertThat(IpPrefix.parse("2001:db8:1::/32")).isEqualTo(IpPrefix.parse("2001:db8::/32"));
  }
}

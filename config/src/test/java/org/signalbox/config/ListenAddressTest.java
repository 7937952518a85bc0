package org.signalbox.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListenAddressTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, true",
    "127.8.8.8, true",
    "localhost, true",
    "::1, true",
    "0.0.0.0, false",
    "::, false",
    "192.0.2.1, false",
    "no-such-host.invalid, false"
  })
  void shouldKnowWhatOnlyThisMachineReaches(String host, boolean loopback) {
    assertThat(new ListenAddress(host, 1).isLoopback()).isEqualTo(loopback);
  }

  @Test
  void shouldPutAddressesOfIpv6IntoBrackets() {
    assertThat(new ListenAddress("::1", 2080)).hasToString("[::1]:2080");
    assertThat(new ListenAddress("127.0.0.1", 0)).hasToString("127.0.0.1:0");
  }

  @Test
  void shouldRefuseImpossiblePorts() {
    assertThatThrownBy(() -> new ListenAddress("127.0.0.1", 65536))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ListenAddress("", 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "0:0:0:0:0:0:0:1, [::1]:7777",
    "0:0:0:0:0:0:0:0, [::]:7777",
    "2001:db8:0:0:1:0:0:1, [2001:db8::1:0:0:1]:7777",
    "2001:db8:0:1:1:1:1:1, [2001:db8:0:1:1:1:1:1]:7777",
    "2001:DB8:0:0:0:0:0:0, [2001:db8::]:7777",
    "127.0.0.1, 127.0.0.1:7777"
  })
  void shouldWriteAddressesAsPeopleDo(String bound, String written) throws UnknownHostException {
    // Given
    InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(bound), 7777);

    // When
    String text = ListenAddress.of(address).toString();

    // Then
    assertThat(text).isEqualTo(written);
  }
}

package org.signalbox.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchOptionsTest {

  @Test
  void shouldReadEveryOption() {
    // Given
    String[] arguments =
        "--json --no-micro --runs 1 --seconds 2 --reference localhost:3012".split(" ");

    // When
    BenchOptions options = BenchOptions.parse(arguments);

    // Then
    assertThat(options)
        .isEqualTo(
            new BenchOptions(
                true,
                false,
                1,
                2,
                Optional.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 3012))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--jason", "--runs", "--runs 0", "--runs x", "--reference here"})
  void shouldRefuseWhatItDoesNotKnow(String line) {
    // Given
    String[] arguments = line.split(" ");

    // When
    Class<? extends Throwable> refusal = IllegalArgumentException.class;

    // Then
    assertThatThrownBy(() -> BenchOptions.parse(arguments)).isInstanceOf(refusal);
  }
}

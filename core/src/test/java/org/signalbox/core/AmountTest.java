package org.signalbox.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountTest {

  @ParameterizedTest
  @CsvSource({
    "22, 22",
    "22.0, 22",
    "2.2e1, 22",
    "0.0123456789, 0.0123456789",
    "0.00, 0",
    "-0.50, -0.5",
    "1e3, 1000",
    "100, 100"
  })
  void shouldKeepOneFormForOneNumber(String text, String canonical) {
    // When
    Amount amount = Amount.of(text);

    // Then
    assertThat(amount).hasToString(canonical).isEqualTo(Amount.of(canonical));
    assertThat(amount.value().scale()).isNotNegative();
  }

  @Test
  void shouldAddAndSubtractExactly() {
    // Given
    Amount tenth = Amount.of("0.1");

    // When
    Amount sum = Amount.ZERO;
    for (int i = 0; i < 10; i++) {
      sum = sum.plus(tenth);
    }

    // Then
    assertThat(sum).isEqualTo(Amount.of(1));
    assertThat(sum.minus(Amount.of(1))).isEqualTo(Amount.ZERO);
  }

  @Test
  void shouldQuantiseHalfUpAtTheTwelfthPlace() {
    assertThat(Amount.of("0.0000000000005").quantised()).isEqualTo(Amount.of("0.000000000001"));
    assertThat(Amount.of("0.00000000000049").quantised()).isEqualTo(Amount.ZERO);
    assertThat(Amount.of("-0.0000000000005").quantised()).isEqualTo(Amount.of("-0.000000000001"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "1e31", "1e-999999999", "1e-41", "abc", "", "0x10", "1,5"})
  void shouldRefuseWhatIsNoAmount(String text) {
    assertThatThrownBy(() -> Amount.of(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shouldRefuseAHugeExponentBeforeItsDigitsAreMade() {
    assertThatThrownBy(() -> Amount.of(new BigDecimal("1e2000000000")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("30 digits");
  }
}

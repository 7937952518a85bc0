package org.signalbox.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTextTest {

  @ParameterizedTest
  @CsvSource({
    "123s, 123000000000",
    "1h2m3s, 3723000000000",
    "150ms, 150000000",
    "1.5s, 1500000000",
    "1us, 1000",
    "1µs, 1000",
    "-2m, -120000000000",
    "+2m, 120000000000",
    "123, 123",
    "-5, -5",
    "1.9, 1",
    "0, 0",
    "'', 0",
    "*unlimited, -1",
    "2562047h47m16.854775807s, 9223372036854775807"
  })
  void shouldReadDurationsAndUnitsAsClientsWriteThem(String text, long nanos) {
    // When
    long parsed = UsageText.parse(text);

    // Then
    assertThat(parsed).isEqualTo(nanos);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"abc", "s", "-", ".", "1..2s", "1.2.3s", "9999999999999999999", "2562048h", ".s"})
  void shouldRefuseWhatIsNoDuration(String text) {
    assertThatThrownBy(() -> UsageText.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("time: invalid duration \"" + text + "\"");
  }

  @Test
  void shouldNameTheUnitThatIsUnknownOrMissing() {
    assertThatThrownBy(() -> UsageText.parse("5y"))
        .hasMessage("time: unknown unit \"y\" in duration \"5y\"");
    assertThatThrownBy(() -> UsageText.parse("1h5"))
        .hasMessage("time: missing unit in duration \"1h5\"");
  }

  @Test
  void shouldRefuseAHugeTextWithoutRepeatingIt() {
    assertThatThrownBy(() -> UsageText.parse("9".repeat(100_000)))
        .hasMessage("time: invalid duration of 100000 characters");
  }

  @ParameterizedTest
  @CsvSource({
    "75000000000, 1m15s",
    "0, 0s",
    "1500000, 1.5ms",
    "1, 1ns",
    "999, 999ns",
    "1500, 1.5µs",
    "3600000000000, 1h0m0s",
    "259200000000000, 72h0m0s",
    "-61500000000, -1m1.5s",
    "-9223372036854775808, -2562047h47m16.854775808s"
  })
  void shouldPrintDurationsAsGoDoes(long nanos, String text) {
    // When
    String formatted = UsageText.format(nanos);

    // Then
    assertThat(formatted).isEqualTo(text);
  }

  @Test
  void shouldReadBackWhatItPrints() {
    long seed = 20250804;
    Random random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      // Given
      long nanos = random.nextLong() >> random.nextInt(63);

      // When
      long again = UsageText.parse(UsageText.format(nanos));

      // Then
      assertThat(again).as("seed %d, step %d", seed, i).isEqualTo(nanos);
    }
  }
}

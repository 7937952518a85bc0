package org.signalbox.dra.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Packed digits and their ranges behave as the texts do. */
class DigitsTest {

  @Test
  void shouldComparePackedDigitsAsTexts() {
    for (int seed = 0; seed < 2_000; seed++) {
      // Given
      Random random = new Random(seed);
      String one = digits(random);
      String other = digits(random);

      // When
      int order = Digits.of(one).compareTo(Digits.of(other));

      // Then
      assertThat(Integer.signum(order))
          .as("seed %d: %s and %s", seed, one, other)
          .isEqualTo(Integer.signum(one.compareTo(other)));
      assertThat(Digits.of(one)).hasToString(one);
      assertThat(Digits.of(one).length()).isEqualTo(one.length());
    }
  }

  private static String digits(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(33); i > 0; i--) {
      text.append((char) ('0' + random.nextInt(10)));
    }
    return text.toString();
  }

  @Test
  void shouldLeaveOutWhatNoEntryIsLongEnoughFor() {
    assertThat(Digits.of("1".repeat(40))).hasToString("1".repeat(32));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "12a", "+61", "١٢٣", " 1"})
  void shouldTakeNothingButDigits(String text) {
    assertThat(Digits.of(text)).isEqualTo(Digits.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "90170, 901700000000001, true",
    "90170, 90171, false",
    "90170, 9017, false",
    "9, 9, true",
    "=9, 9, true",
    "=9, 90, false",
    "=001019999999999999, 001019999999999999, true",
    "100-199, 150, true",
    "100-199, 1999, true",
    "100-199, 200, false",
    "100-199, 10, false",
    "999-999, 9999, true"
  })
  void shouldTellWhatLiesInARange(String range, String number, boolean inside) {
    assertThat(NumberRange.parse(range).contains(Digits.of(number))).isEqualTo(inside);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "=", "-", "1-", "-1", "12-3", "20-10", "=1-2", "1*", "a", "1 ", "1-2-3"})
  void shouldRefuseWhatIsNoRange(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> NumberRange.parse(text));
  }

  @Test
  void shouldRefuseARangeOfMoreDigitsThanAreCompared() {
    assertThat(NumberRange.parse("1".repeat(31)).from().length()).isEqualTo(31);
    assertThatIllegalArgumentException().isThrownBy(() -> NumberRange.parse("1".repeat(32)));
  }
}

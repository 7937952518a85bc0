package org.signalbox.registers.nf.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.signalbox.testsupport.Seeded;

class NumberPrefixesTest {

  @Test
  void shouldNotTakeNumbersApartThatAreLongerThanThoseOfSubscribers() {
    // When
    var keys = NumberPrefixes.of("0".repeat(64), "9".repeat(64));

    // Then
    assertThat(keys).isEmpty();
  }

  @Test
  void shouldTakeARangeApartIntoAsFewPrefixesAsItNeeds() {
    // When
    var keys = NumberPrefixes.of("100", "219");

    // Then
    assertThat(keys).contains(List.of("3:1", "3:20", "3:21"));
  }

  @Test
  void shouldTakeEverythingAsOnePrefix() {
    // When
    var keys = NumberPrefixes.of("000", "999");

    // Then
    assertThat(keys).contains(List.of("3:"));
  }

  @Test
  void shouldNotIndexARangeThatTakesTooMany() {
    // When
    var keys = NumberPrefixes.of("000000000000001", "999999999999998");

    // Then
    assertThat(keys).isEmpty();
  }

  @Test
  @Seeded
  void shouldHoldExactlyTheNumbersOfTheRange(SplittableRandom random) {
    for (int i = 0; i < 200; i++) {
      // Given
      int start = random.nextInt(10_000);
      int end = start + random.nextInt(10_000 - start);

      // When
      List<String> keys = NumberPrefixes.of(text(start), text(end)).orElseThrow();

      // Then
      for (int number = 0; number < 10_000; number++) {
        String text = text(number);
        long found =
            keys.stream().filter(key -> text.startsWith(key.substring("4:".length()))).count();
        assertThat(found)
            .as("%d in %d to %d", number, start, end)
            .isEqualTo(start <= number && number <= end ? 1 : 0);
      }
    }
  }

  private static String text(int number) {
    return String.format(Locale.ROOT, "%04d", number);
  }
}

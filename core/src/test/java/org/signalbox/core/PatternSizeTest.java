package org.signalbox.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternSizeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "abc 3",
        "\\d{3}-\\d{4} 8",
        "[0-9]{10} 10",
        "[]a]{3} 3",
        "[^]a\\]]{3} 3",
        "(ab){3} 9",
        "((a{10}){10}){10} 1110",
        "a{2,} 2",
        "a{2,5} 5",
        "a{,5} 5",
        "a{x} 4",
        "a{ 2",
        "\\( 1",
        "a{0} 1",
        ") 1",
      })
  void shouldCountWhatRepetitionsWriteOut(String pattern, long expected) {
    // Given / When
    long size = PatternSize.of(pattern, 1_000_000);

    // Then
    assertThat(size).as(pattern).isEqualTo(expected);
  }

  @Test
  void shouldStopCountingAboveTheLimit() {
    // Given
    String bomb = "(".repeat(100) + "a" + "{1000})".repeat(100);

    // When
    long size = PatternSize.of(bomb, 2_000);

    // Then
    assertThat(size).isGreaterThan(2_000);
  }

  @Test
  void shouldCountAPatternThatEndsWithinAClassOrAnEscape() {
    // Given / When / Then
    assertThat(PatternSize.of("ab[c", 100)).isEqualTo(3);
    assertThat(PatternSize.of("ab\\", 100)).isEqualTo(3);
    assertThat(PatternSize.of("", 100)).isZero();
  }
}

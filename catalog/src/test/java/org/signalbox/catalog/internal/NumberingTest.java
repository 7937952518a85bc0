package org.signalbox.catalog.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class NumberingTest {

  private final Numbering<List<String>> numbering = new Numbering<>();

  @Test
  void shouldNumberFromZeroInTheOrderTheValuesCome() {
    // Given
    numbering.numberOf(List.of("a"));

    // When
    int number = numbering.numberOf(List.of("b"));

    // Then
    assertThat(number).isEqualTo(1);
    assertThat(numbering.values()).containsExactly(List.of("a"), List.of("b"));
  }

  @Test
  void shouldGiveTheSameObjectTheSameNumber() {
    // Given
    List<String> value = List.of("a");
    int first = numbering.numberOf(value);

    // When
    int again = numbering.numberOf(value);

    // Then
    assertThat(again).isEqualTo(first);
    assertThat(numbering.values()).hasSize(1);
  }

  @Test
  void shouldGiveAnEqualObjectTheSameNumber() {
    // Given
    int first = numbering.numberOf(List.of("a"));

    // When
    int equal = numbering.numberOf(List.of("a"));

    // Then
    assertThat(equal).isEqualTo(first);
    assertThat(numbering.values()).hasSize(1);
  }
}

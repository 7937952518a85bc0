package org.signalbox.registers.nf.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.signalbox.registers.nf.NfType;

class PrefixLengthsTest {

  private final PrefixLengths lengths = new PrefixLengths();

  private static IndexKey key(Facet facet, String value) {
    return new IndexKey(NfType.of("UDM"), facet, value);
  }

  @Test
  void shouldKnowTheLengthsOfWhatWasListed() {
    // When
    lengths.note(key(Facet.SUPI, NumberPrefixes.key(15, "001010000012")));

    // Then
    assertThat(lengths.has(Facet.SUPI, 15, 12)).isTrue();
    assertThat(lengths.has(Facet.SUPI, 15, 11)).isFalse();
    assertThat(lengths.has(Facet.SUPI, 14, 12)).isFalse();
    assertThat(lengths.has(Facet.GPSI, 15, 12)).isFalse();
  }

  @Test
  void shouldKeepEveryLengthOfOneNumber() {
    // Given
    lengths.note(key(Facet.GPSI, NumberPrefixes.key(20, "")));

    // When
    lengths.note(key(Facet.GPSI, NumberPrefixes.key(20, "0".repeat(20))));

    // Then
    assertThat(lengths.has(Facet.GPSI, 20, 0)).isTrue();
    assertThat(lengths.has(Facet.GPSI, 20, 20)).isTrue();
  }

  @Test
  void shouldNotTakeOtherValuesForNumbers() {
    // When
    lengths.note(key(Facet.SUPI, IndexKey.EVERY));
    lengths.note(key(Facet.GROUP, "15:0"));

    // Then
    assertThat(lengths.has(Facet.SUPI, 15, 1)).isFalse();
    assertThat(lengths.has(Facet.GROUP, 15, 1)).isFalse();
  }
}

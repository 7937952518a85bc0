package org.signalbox.rating.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrefixTableTest {

  private static final String ALPHABET = "0123456789+*#aé€";

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void shouldFindWhatALookAtEveryPrefixFinds(long seed) {
    // Given
    Random random = new Random(seed);
    Map<String, String> prefixes = new HashMap<>();
    int count = random.nextInt(2000);
    for (int i = 0; i < count; i++) {
      String prefix = text(random, 1 + random.nextInt(6));
      prefixes.put(prefix, prefix);
    }

    // When
    PrefixTable<String> table = PrefixTable.of(prefixes);

    // Then
    for (int i = 0; i < 2000; i++) {
      String number = text(random, random.nextInt(9));
      int limit = random.nextInt(9);
      long match = table.longest(number, limit);
      String found = match == PrefixTable.NONE ? "" : table.value(match);
      assertThat(found)
          .as("seed %d, %s within %d", seed, number, limit)
          .isEqualTo(longest(prefixes, number, limit));
      if (match != PrefixTable.NONE) {
        assertThat(PrefixTable.length(match)).isEqualTo(found.length());
      }
    }
  }

  private static String text(Random random, int length) {
    StringBuilder text = new StringBuilder();
    int symbols = random.nextInt(3) == 0 ? ALPHABET.length() : 4;
    for (int i = 0; i < length; i++) {
      text.append(ALPHABET.charAt(random.nextInt(symbols)));
    }
    return text.toString();
  }

  private static String longest(Map<String, String> prefixes, String number, int limit) {
    for (int length = Math.min(number.length(), limit); length > 0; length--) {
      String prefix = number.substring(0, length);
      if (prefixes.containsKey(prefix)) {
        return prefix;
      }
    }
    return "";
  }

  @Test
  void shouldFindNothingInAnEmptyTable() {
    // Given
    PrefixTable<String> table = PrefixTable.of(Map.of());

    // When
    long match = table.longest("614", 3);

    // Then
    assertThat(match).isEqualTo(PrefixTable.NONE);
    assertThat(table.nearest("614", 3)).isEmpty();
  }

  @Test
  void shouldNameTheNearestPrefixesFirst() {
    // Given
    PrefixTable<String> table =
        PrefixTable.of(Map.of("61", "a", "6142", "b", "6145", "c", "6177", "d", "49", "e"));

    // When / Then
    assertThat(table.nearest("6149", 5)).containsExactly("6142", "6145");
    assertThat(table.nearest("618", 2)).containsExactly("61", "6142");
    assertThat(table.nearest("7", 1)).containsExactly("49");
  }

  @Test
  void shouldHoldManyPrefixes() {
    // Given
    Map<String, Integer> prefixes = new HashMap<>();
    Random random = new Random(7);
    while (prefixes.size() < 200_000) {
      prefixes.put(Integer.toString(random.nextInt(100_000_000)), prefixes.size());
    }

    // When
    PrefixTable<Integer> table = PrefixTable.of(prefixes);

    // Then
    prefixes.forEach((prefix, value) ->
        assertThat(table.value(table.longest(prefix, prefix.length()))).isEqualTo(value));
  }
}

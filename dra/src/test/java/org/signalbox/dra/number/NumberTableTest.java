package org.signalbox.dra.number;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.signalbox.dra.number.NumberTable.Conflict;
import org.signalbox.dra.number.NumberTable.Entry;

/** The narrowest range around a number wins; checked against looking at every range. */
class NumberTableTest {

  private static final int ROUNDS = 300;

  private static NumberTable.Built<String> of(String... ranges) {
    List<Entry<String>> entries = new ArrayList<>();
    for (String range : ranges) {
      entries.add(new Entry<>(NumberRange.parse(range), range));
    }
    return NumberTable.build(entries);
  }

  private static Optional<String> find(NumberTable<String> table, String number) {
    return table.find(Digits.of(number));
  }

  @Test
  void shouldPreferTheLongestPrefixAndOneNumberToAll() {
    // Given
    NumberTable<String> table = of("00101", "001", "=001010000000001", "0010100", "90170").table();

    // When
    List<Optional<String>> found =
        List.of(
            find(table, "001010000000001"),
            find(table, "0010100000000012"),
            find(table, "001019999999999999"),
            find(table, "00102"),
            find(table, "00"),
            find(table, "901700000000001"),
            find(table, "90171"));

    // Then
    assertThat(found)
        .containsExactly(
            Optional.of("=001010000000001"),
            Optional.of("0010100"),
            Optional.of("00101"),
            Optional.of("001"),
            Optional.empty(),
            Optional.of("90170"),
            Optional.empty());
  }

  @Test
  void shouldKnowTheEndsOfARow() {
    // Given
    NumberTable<String> table = of("001010000-001019999").table();

    // When
    List<Boolean> found =
        List.of(
            table.contains(Digits.of("001010000")),
            table.contains(Digits.of("001019999999999999")),
            table.contains(Digits.of("00100999999")),
            table.contains(Digits.of("00102")),
            table.contains(Digits.of("00101000")));

    // Then
    assertThat(found).containsExactly(true, true, false, false, false);
  }

  @Test
  void shouldFindNothingInAnEmptyTableAndForNoNumber() {
    assertThat(find(of().table(), "001")).isEmpty();
    assertThat(find(of("0").table(), "")).isEmpty();
  }

  @Test
  void shouldTellRangesThatLieAcrossEachOtherOrAreTheSame() {
    // When
    List<Conflict> conflicts = of("10-19", "1", "15-25", "3", "3").conflicts();

    // Then
    assertThat(conflicts).containsExactlyInAnyOrder(new Conflict(2, 0), new Conflict(4, 3));
  }

  @Test
  void shouldFindWhatALookAtEveryRangeFinds() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      // Given
      Random random = new Random(seed);
      List<Entry<Integer>> entries = apart(random);
      NumberTable.Built<Integer> built = NumberTable.build(entries);
      assertThat(built.conflicts()).as("seed %d", seed).isEmpty();

      for (int i = 0; i < 200; i++) {
        Digits number = Digits.of(digits(random, random.nextInt(20)));

        // When
        Optional<Integer> found = built.table().find(number);

        // Then
        assertThat(found).as("seed %d, number %s", seed, number).isEqualTo(scan(entries, number));
      }
    }
  }

  /** Ranges of which each lies in another or apart from it. */
  private static List<Entry<Integer>> apart(Random random) {
    List<Entry<Integer>> entries = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      NumberRange range = NumberRange.parse(range(random));
      boolean fits =
          entries.stream()
              .map(Entry::range)
              .allMatch(
                  other -> !range.meets(other) || (range.contains(other) ^ other.contains(range)));
      if (fits) {
        entries.add(new Entry<>(range, i));
      }
    }
    return entries;
  }

  private static String range(Random random) {
    String first = digits(random, 1 + random.nextInt(8));
    if (random.nextInt(3) > 0) {
      return (random.nextInt(3) == 0 ? "=" : "") + first;
    }
    String last = digits(random, first.length());
    return first.compareTo(last) <= 0 ? first + "-" + last : last + "-" + first;
  }

  /** Few different digits, so that numbers meet. */
  private static String digits(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append("0019".charAt(random.nextInt(4)));
    }
    return text.toString();
  }

  private static Optional<Integer> scan(List<Entry<Integer>> entries, Digits number) {
    Optional<Entry<Integer>> narrowest = Optional.empty();
    for (Entry<Integer> entry : entries) {
      boolean isNarrower = narrowest.isEmpty() || narrowest.get().range().contains(entry.range());
      if (entry.range().contains(number) && isNarrower) {
        narrowest = Optional.of(entry);
      }
    }
    return narrowest.map(Entry::value);
  }

  @Test
  void shouldHoldAHundredThousandEntries() {
    // Given
    List<Entry<Integer>> entries = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      entries.add(new Entry<>(NumberRange.parse("00101" + String.format("%06d", i)), i));
    }

    // When
    NumberTable<Integer> table = NumberTable.build(entries).table();

    // Then
    assertThat(table.size()).isEqualTo(100_000);
    assertThat(table.find(Digits.of("00101012345678901"))).contains(12_345);
    assertThat(table.find(Digits.of("00101099999000000"))).contains(99_999);
    assertThat(table.find(Digits.of("00101100000000000"))).isEmpty();
  }
}

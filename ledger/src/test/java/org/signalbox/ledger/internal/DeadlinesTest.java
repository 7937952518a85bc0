package org.signalbox.ledger.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeadlinesTest {

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 20);
  }

  @Test
  void shouldLeaveNothingBehindWhenAnEndIsPutOffAgainAndAgain() {
    // Given
    Deadlines<String> deadlines = new Deadlines<>();

    // When
    for (int i = 0; i < 10_000; i++) {
      deadlines.set("1001", 1_000 + i);
    }

    // Then
    assertThat(deadlines.size()).isEqualTo(1);
    assertThat(first(deadlines)).contains("1001 at 10999");
  }

  @Test
  void shouldForgetAKeyThatNeverEnds() {
    // Given
    Deadlines<String> deadlines = new Deadlines<>();
    deadlines.set("1001", 5);

    // When
    deadlines.set("1001", LedgerTime.NEVER);

    // Then
    assertThat(deadlines.size()).isZero();
    assertThat(deadlines.first()).isNull();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldAlwaysKnowTheEarliest(long seed) {
    // Given
    Random random = new Random(seed);
    Deadlines<String> deadlines = new Deadlines<>();
    Map<String, Long> model = new TreeMap<>();
    List<String> found = new ArrayList<>();
    List<String> expected = new ArrayList<>();

    // When
    for (int step = 0; step < 2_000; step++) {
      String key = "k" + random.nextInt(60);
      if (random.nextInt(3) == 0) {
        deadlines.remove(key);
        model.remove(key);
      } else {
        long at = random.nextInt(40);
        deadlines.set(key, at);
        model.put(key, at);
      }
      found.add(first(deadlines).orElse("none"));
      expected.add(
          model.entrySet().stream()
              .min(
                  Map.Entry.<String, Long>comparingByValue()
                      .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
              .map(entry -> entry.getKey() + " at " + entry.getValue())
              .orElse("none"));
    }

    // Then
    assertThat(found).as("seed %d", seed).isEqualTo(expected);
    assertThat(deadlines.size()).as("seed %d", seed).isEqualTo(model.size());
  }

  private static Optional<String> first(Deadlines<String> deadlines) {
    return Optional.ofNullable(deadlines.first()).map(first -> first.key() + " at " + first.at());
  }
}

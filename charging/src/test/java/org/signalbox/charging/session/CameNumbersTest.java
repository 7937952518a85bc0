package org.signalbox.charging.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.signalbox.ledger.SessionPart;

/** Which requests are known not to have come. */
class CameNumbersTest {

  @Test
  void shouldKnowOfTheNumbersBeforeTheLastWhichCameAndTakeThoseFurtherBackForCome() {
    for (long seed = 1; seed <= 200; seed++) {
      // Given
      SplittableRandom random = new SplittableRandom(seed);
      Set<Long> came = new HashSet<>();
      CameNumbers numbers = CameNumbers.NONE;

      // When
      for (int i = 0; i < 50; i++) {
        long number = random.nextLong(seed % 2 == 0 ? 100 : 1_000);
        came.add(number);
        numbers = numbers.with(number);
      }

      // Then
      for (long number = 0; number <= numbers.last() + 1; number++) {
        boolean isFarBack = numbers.last() - number > SessionPart.LATE_MAX;
        assertThat(numbers.mayHold(number))
            .as("seed %s, number %s", seed, number)
            .isEqualTo(came.contains(number) || isFarBack);
      }
    }
  }

  @Test
  void shouldKnowNothingOfWhatCameBeforeARestart() {
    // When
    CameNumbers numbers = CameNumbers.upTo(5).with(7);

    // Then
    assertThat(numbers.mayHold(4)).isTrue();
    assertThat(numbers.mayHold(5)).isTrue();
    assertThat(numbers.mayHold(6)).isFalse();
    assertThat(numbers.mayHold(8)).isFalse();
  }

  @Test
  void shouldBeOneForAllSessionsThatAreAlike() {
    // Given
    CameNumbers first = CameNumbers.NONE;
    CameNumbers second = CameNumbers.NONE;

    // When
    for (int number = 0; number < 40; number++) {
      first = first.with(number);
      second = second.with(number);
    }

    // Then
    assertThat(first).isSameAs(second).isSameAs(CameNumbers.upTo(39));
    assertThat(first.last()).isEqualTo(39);
    assertThat(first.missed()).isZero();
    assertThat(first.with(100).last()).isEqualTo(100);
  }
}

package org.signalbox.dra.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Shares are exact over each round, and spread within it. */
class WeightedTurnTest {

  @Test
  void shouldGiveEachMemberItsWeightInEveryRound() {
    for (int seed = 0; seed < 300; seed++) {
      // Given
      Random random = new Random(seed);
      int[] weights = random.ints(1 + random.nextInt(8), 1, 40).toArray();
      int[] members = random.ints(0, weights.length).distinct().limit(5).sorted().toArray();
      WeightedTurn turn = new WeightedTurn(members, weights);
      int round = Arrays.stream(members).map(member -> weights[member]).sum();

      // When
      int[] counts = new int[members.length];
      for (int i = 0; i < round; i++) {
        counts[turn.take()]++;
      }

      // Then
      for (int i = 0; i < members.length; i++) {
        assertThat(counts[i])
            .as("seed %d, weights %s", seed, Arrays.toString(weights))
            .isEqualTo(weights[members[i]]);
      }
    }
  }

  @Test
  void shouldSpreadAShareInsteadOfGivingItInOneBlock() {
    // Given
    WeightedTurn turn = new WeightedTurn(new int[] {0, 1}, new int[] {50, 50});

    // When
    int longest = 0;
    int run = 0;
    int last = -1;
    for (int i = 0; i < 100; i++) {
      int place = turn.take();
      run = place == last ? run + 1 : 1;
      longest = Math.max(longest, run);
      last = place;
    }

    // Then
    assertThat(longest).isLessThanOrEqualTo(2);
  }

  @Test
  void shouldNotMoveWhenItIsOnlyLookedAt() {
    // Given
    WeightedTurn turn = new WeightedTurn(new int[] {0, 1}, new int[] {3, 1});

    // When
    int looked = turn.peek();
    int lookedAgain = turn.peek();

    // Then
    assertThat(lookedAgain).isEqualTo(looked).isEqualTo(turn.take());
  }
}

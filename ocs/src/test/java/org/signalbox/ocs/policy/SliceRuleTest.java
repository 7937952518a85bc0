package org.signalbox.ocs.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** How much is reserved for a client. */
class SliceRuleTest {

  private static final SliceRule RULE = new SliceRule(300, 60, 600, 10, new Threshold.Share(20));

  @Test
  void shouldReserveTheDefaultForAClientThatLeavesTheAmountToTheServer() {
    // When
    long reserved = RULE.reserved(OptionalLong.empty());

    // Then
    assertThat(reserved).isEqualTo(300);
  }

  @Test
  void shouldReserveTheDefaultForAClientThatAsksForNothing() {
    // When
    long reserved = RULE.reserved(OptionalLong.of(0));

    // Then
    assertThat(reserved).isEqualTo(300);
  }

  @Test
  void shouldReserveWhatIsAskedForWithinTheBounds() {
    // When
    long reserved = RULE.reserved(OptionalLong.of(61));

    // Then
    assertThat(reserved).isEqualTo(61);
  }

  @Test
  void shouldReserveNoLessThanTheMinimum() {
    // When
    long reserved = RULE.reserved(OptionalLong.of(1));

    // Then
    assertThat(reserved).isEqualTo(60);
  }

  @Test
  void shouldReserveNoMoreThanTheMaximumHoweverMuchIsAskedFor() {
    // When
    long reserved = RULE.reserved(OptionalLong.of(Long.MAX_VALUE));

    // Then
    assertThat(reserved).isEqualTo(600);
  }

  @Test
  void shouldCapTheDefaultAtTheMaximum() {
    // Given
    SliceRule rule = new SliceRule(900, 0, 600, 1, new Threshold.None());

    // When
    long reserved = rule.reserved(OptionalLong.empty());

    // Then
    assertThat(reserved).isEqualTo(600);
  }

  @Test
  void shouldGrantASmallWishWhollyThoughItIsBelowTheLeastGrant() {
    // Given
    SliceRule rule = new SliceRule(300, 0, 600, 10, new Threshold.None());

    // When
    long least = rule.leastOf(rule.reserved(OptionalLong.of(4)));

    // Then
    assertThat(least).isEqualTo(4);
  }

  @Test
  void shouldRefuseBoundsThatContradictEachOther() {
    // When
    var made = assertThatThrownBy(() -> new SliceRule(300, 601, 600, 1, new Threshold.None()));

    // Then
    made.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("minimum");
  }
}

package org.signalbox.rpc.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OctetBudgetTest {

  @Test
  void shouldTakeUpToItsCapacity() {
    // Given
    OctetBudget budget = new OctetBudget(100);
    assertThat(budget.take(60)).isTrue();
    // When
    boolean fits = budget.take(40);
    // Then
    assertThat(fits).isTrue();
    assertThat(budget.take(1)).isFalse();
    assertThat(budget.held()).isEqualTo(100);
  }

  @Test
  void shouldTakeAnythingAlone() {
    // Given
    OctetBudget budget = new OctetBudget(100);
    // When
    boolean fits = budget.take(1_000);
    // Then
    assertThat(fits).isTrue();
    assertThat(budget.take(1)).isFalse();
  }

  @Test
  void shouldTakeAgainWhatWasGivenBack() {
    // Given
    OctetBudget budget = new OctetBudget(100);
    assertThat(budget.take(100)).isTrue();
    // When
    budget.give(100);
    // Then
    assertThat(budget.held()).isZero();
    assertThat(budget.take(100)).isTrue();
  }
}

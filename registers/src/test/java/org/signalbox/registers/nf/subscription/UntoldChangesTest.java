package org.signalbox.registers.nf.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Up to where all subscribers are told. */
class UntoldChangesTest {

  private final UntoldChanges untold = new UntoldChanges();

  @Test
  void shouldStopBeforeTheOldestThatOneIsNotToldYet() {
    // Given
    UntoldChanges.Ticket first = untold.begin(5);
    UntoldChanges.Ticket second = untold.begin(6);
    first.hold();
    first.release();

    // When
    second.release();

    // Then
    assertThat(untold.toldUpTo(9)).isEqualTo(4);
  }

  @Test
  void shouldGoAsFarAsIsSeenOnceAllAreTold() {
    // Given
    UntoldChanges.Ticket only = untold.begin(5);

    // When
    only.release();

    // Then
    assertThat(untold.toldUpTo(9)).isEqualTo(9);
  }

  @Test
  void shouldNotBeHeldBackByWhatIsNotStored() {
    // Given
    untold.begin(9).release();

    // When
    untold.beginUnstored();

    // Then
    assertThat(untold.toldUpTo(9)).isEqualTo(9);
  }

  @Test
  void shouldCountNothingAsToldThatIsGivenUpBecauseTheInstanceEnds() {
    // Given
    UntoldChanges.Ticket waiting = untold.begin(5);
    untold.freeze(9);

    // When
    waiting.release();

    // Then
    assertThat(untold.toldUpTo(9)).isEqualTo(4);
  }
}

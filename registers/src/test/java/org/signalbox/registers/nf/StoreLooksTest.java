package org.signalbox.registers.nf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.signalbox.registers.nf.StoreLooks.Asker;

class StoreLooksTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final StoreLooks looks = new StoreLooks();
  private int made;

  private NfInstanceId another() {
    return new NfInstanceId(new UUID(0, ++made));
  }

  @Test
  void shouldLeaveAPlaceForWhoProvesWhoHeIs() {
    // Given
    assertThat(looks.begin(another(), Asker.UNPROVEN, NOW)).isTrue();
    boolean isSecondUnproven = looks.begin(another(), Asker.UNPROVEN, NOW);

    // When
    boolean isProven = looks.begin(another(), Asker.PROVEN, NOW);

    // Then
    assertThat(isSecondUnproven).isFalse();
    assertThat(isProven).isTrue();
  }

  @Test
  void shouldLookForAnotherOnceTheFirstHasEnded() {
    // Given
    looks.begin(another(), Asker.UNPROVEN, NOW);
    looks.end(Asker.UNPROVEN);

    // When
    boolean isNext = looks.begin(another(), Asker.UNPROVEN, NOW);

    // Then
    assertThat(isNext).isTrue();
  }

  @Test
  void shouldLookForFewAtATime() {
    // Given
    looks.begin(another(), Asker.PROVEN, NOW);
    looks.begin(another(), Asker.PROVEN, NOW);

    // When
    boolean isThird = looks.begin(another(), Asker.PROVEN, NOW);

    // Then
    assertThat(isThird).isFalse();
  }
}

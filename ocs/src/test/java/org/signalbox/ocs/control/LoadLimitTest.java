package org.signalbox.ocs.control;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.diameter.node.Backlog;

/** What credit control has to do, and what that means for those who bring more. */
class LoadLimitTest {

  @ParameterizedTest
  @CsvSource({"0, LOW", "5, LOW", "6, MIDDLE", "7, MIDDLE", "8, HIGH", "9, HIGH"})
  void shouldHaveEnoughBeforeItRefusesAndRoomAgainBelowThreeQuartersOfThat(
      int underWay, Backlog backlog) {
    // Given
    LoadLimit load = new LoadLimit(100, 8);

    // When
    for (int i = 0; i < underWay; i++) {
      load.enter(true);
    }

    // Then
    assertThat(load.backlog()).isEqualTo(backlog);
  }
}

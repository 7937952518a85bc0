package org.signalbox.ledger.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SimulationOptionsTest {

  @Test
  void shouldReadARangeOfSeeds() {
    // When
    SimulationOptions options =
        SimulationOptions.parse(
            new String[] {
              "--sessions", "yes", "--seeds", "5..9", "--steps", "100", "--crashes", "7"
            });

    // Then
    assertThat(options).isEqualTo(new SimulationOptions(5, 9, 100, 7, true));
  }

  @Test
  void shouldReadOneSeedForReplayingAFailure() {
    // When
    SimulationOptions options = SimulationOptions.parse(new String[] {"--seeds", "1018"});

    // Then
    assertThat(options.firstSeed()).isEqualTo(1018);
    assertThat(options.lastSeed()).isEqualTo(1018);
  }

  @Test
  void shouldRefuseWhatItDoesNotKnow() {
    // When Then
    assertThatThrownBy(() -> SimulationOptions.parse(new String[] {"--seed", "1"}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("unknown option --seed");
    assertThatThrownBy(() -> SimulationOptions.parse(new String[] {"--steps"}))
        .hasMessage("--steps without its value");
    assertThatThrownBy(() -> SimulationOptions.parse(new String[] {"--sessions", "1"}))
        .hasMessage("--sessions is yes or no, not 1");
    assertThatThrownBy(() -> SimulationOptions.parse(new String[] {"--seeds", "9..5"}))
        .hasMessageContaining("an empty range");
  }
}

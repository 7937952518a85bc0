package org.signalbox.registers.nf.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who tells nothing for ten seconds, by this instance's clock, is gone. */
class KeeperWatchTest {

  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

  private final KeeperWatch watch = new KeeperWatch();

  private List<KeeperState> silent(long second, long beats) {
    return watch.silent(List.of(new KeeperState("there", beats, 7)), NOW.plusSeconds(second));
  }

  @Test
  void shouldNoticeOneThatBeatsNoMore() {
    // Given
    silent(0, 3);
    silent(9, 3);

    // When
    List<KeeperState> silent = silent(11, 3);

    // Then
    assertThat(silent).extracting(KeeperState::name).containsExactly("there");
  }

  @Test
  void shouldLeaveOneAloneThatBeats() {
    // Given
    silent(0, 3);
    silent(9, 4);

    // When
    List<KeeperState> silent = silent(18, 4);

    // Then
    assertThat(silent).isEmpty();
  }

  @Test
  void shouldGiveTimeAgainAfterNobodyCouldBeHeard() {
    // Given
    silent(0, 3);
    watch.forgive();

    // When
    List<KeeperState> silent = silent(60, 3);

    // Then
    assertThat(silent).isEmpty();
  }
}

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
    for (int second = 0; second < 11; second++) {
      silent(second, 3);
    }

    // When
    List<KeeperState> silent = silent(11, 3);

    // Then
    assertThat(silent).extracting(KeeperState::name).containsExactly("there");
  }

  @Test
  void shouldLeaveOneAloneThatBeats() {
    // Given
    for (int second = 0; second < 18; second++) {
      silent(second, second < 9 ? 3 : 4);
    }

    // When
    List<KeeperState> silent = silent(18, 4);

    // Then
    assertThat(silent).isEmpty();
  }

  @Test
  void shouldGiveTimeAgainAfterNobodyCouldBeHeard() {
    // Given
    for (int second = 0; second < 11; second++) {
      silent(second, 3);
    }
    watch.forgive();

    // When
    List<KeeperState> silent = silent(11, 3);

    // Then
    assertThat(silent).isEmpty();
  }

  @Test
  void shouldCallNobodySilentAfterItHasNotLookedItself() {
    // Given
    silent(0, 3);
    silent(1, 3);

    // When
    List<KeeperState> silent = silent(60, 3);

    // Then
    assertThat(silent).isEmpty();
  }

  @Test
  void shouldNoticeOneInTimeAgainAfterItsOwnClockWasSetBack() {
    // Given
    silent(3_600, 3);
    for (int second = 0; second < 11; second++) {
      silent(second, 3);
    }

    // When
    List<KeeperState> silent = silent(11, 3);

    // Then
    assertThat(silent).extracting(KeeperState::name).containsExactly("there");
  }
}

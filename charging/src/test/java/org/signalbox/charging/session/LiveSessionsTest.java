package org.signalbox.charging.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** How much is remembered of sessions. */
final class LiveSessionsTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  @Test
  void shouldNotHoldOnToWhatWasBeforeUnderANameThatIsUsedAgain() {
    // Given
    LiveSessions sessions = new LiveSessions(SessionConfig.STANDARD);

    // When
    for (int i = 0; i < 1_000; i++) {
      LiveSession session = sessions.add(new LiveSession("s", NOON.plusMillis(i)));
      session.setState(LiveSession.State.ENDED, NOON.plusMillis(i));
    }

    // Then
    assertThat(sessions.held()).isLessThanOrEqualTo(2);
  }
}

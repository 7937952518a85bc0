package org.signalbox.charging.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
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

  private static LiveSession begun(LiveSessions sessions, String id, LiveSession.State state) {
    LiveSession session = sessions.add(new LiveSession(id, NOON));
    session.setState(state, NOON);
    return session;
  }

  @Test
  void shouldForgetThoseThatAreOverBeforeOpenOnes() {
    // Given
    LiveSessions sessions = new LiveSessions(new SessionConfig(100, 10, 1, Duration.ofHours(1)));
    for (int i = 0; i < 10; i++) {
      begun(sessions, "open " + i, LiveSession.State.OPEN);
      begun(sessions, "over " + i, LiveSession.State.ENDED);
    }

    // When
    for (int i = 0; i < 50; i++) {
      begun(sessions, "next " + i, LiveSession.State.OPEN);
    }

    // Then
    for (int i = 0; i < 10; i++) {
      assertThat(sessions.get("open " + i)).isPresent();
      assertThat(sessions.get("over " + i)).isEmpty();
    }
    assertThat(sessions.forgotten()).isZero();
  }

  @Test
  void shouldKeepThoseThatAreOverWhileFewAreRemembered() {
    // Given
    LiveSessions sessions = new LiveSessions(new SessionConfig(100, 50, 1, Duration.ofHours(1)));
    begun(sessions, "over", LiveSession.State.ENDED);

    // When
    for (int i = 0; i < 49; i++) {
      begun(sessions, "next " + i, LiveSession.State.OPEN);
    }

    // Then
    assertThat(sessions.get("over")).isPresent();
  }
}

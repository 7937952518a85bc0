package org.signalbox.charging.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.SessionPhase;

class PlannedRequestTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  @Test
  void shouldAskTheLedgerByTheNameOfTheSessionThatIsRememberedAlready() {
    // Given
    String remembered = "client.example;1";
    String named = String.valueOf(remembered.toCharArray());
    SessionRequest update =
        new SessionRequest(named, 1, SessionPhase.UPDATE, NOON, Duration.ofMinutes(10), List.of());

    // When
    LedgerCommand command =
        new PlannedRequest(new LiveSession(remembered, NOON), update, List.of()).draft().at(NOON);

    // Then
    assertThat(command)
        .isInstanceOfSatisfying(
            LedgerCommand.Charge.class,
            charge -> assertThat(charge.sentKey().session()).isSameAs(remembered));
  }
}

package org.signalbox.charging.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.charging.session.SessionFixture.beginning;
import static org.signalbox.charging.session.SessionFixture.continuing;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.core.Amount;
import org.signalbox.ledger.SessionPhase;

/** What a session has cost in all, whichever services a request names. */
final class SessionCostTest {

  @TempDir Path folder;
  private SessionFixture fixture;

  @BeforeEach
  void open() {
    fixture = SessionFixture.atOneASecond(folder);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void shouldTellTheCostOfAllOfASessionWhereARequestNamesOnlyWhatIsFree() {
    // Given
    fixture.topUp("100");
    ChargingEvent free = SessionFixture.free(SessionFixture.call("s"));
    fixture.charge(
        fixture.request(
            "s",
            0,
            SessionPhase.INITIAL,
            new ServiceRequest("rg:1", SessionFixture.call("s"), beginning(60)),
            new ServiceRequest("rg:2", free, beginning(20))));
    fixture.charge(
        fixture.request(
            "s",
            1,
            SessionPhase.UPDATE,
            new ServiceRequest("rg:1", SessionFixture.call("s"), continuing(7, 60))));

    // When
    SessionAnswer answer =
        fixture.charge(
            fixture.request(
                "s", 2, SessionPhase.UPDATE, new ServiceRequest("rg:2", free, continuing(5, 20))));

    // Then
    assertThat(((SessionAnswer.Answered) answer).cost()).isEqualTo(Amount.of(7));
  }

  @Test
  void shouldTellTheCostOfAllOfASessionAtAnEndThatNamesNoService() {
    // Given
    fixture.topUp("100");
    fixture.charge(
        fixture.request(
            "s",
            0,
            SessionPhase.INITIAL,
            new ServiceRequest("rg:1", SessionFixture.call("s"), beginning(60)),
            new ServiceRequest("rg:2", SessionFixture.call("s"), beginning(20))));
    fixture.charge(
        fixture.request(
            "s",
            1,
            SessionPhase.UPDATE,
            new ServiceRequest("rg:1", SessionFixture.call("s"), continuing(7, 1))));

    // When
    SessionAnswer ended = fixture.charge(fixture.request("s", 2, SessionPhase.TERMINATION));

    // Then
    assertThat(ended).isEqualTo(new SessionAnswer.Answered(List.of(), Amount.of(7)));
  }
}

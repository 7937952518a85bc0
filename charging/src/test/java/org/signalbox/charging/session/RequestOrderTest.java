package org.signalbox.charging.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.charging.session.SessionFixture.beginning;
import static org.signalbox.charging.session.SessionFixture.beginningUnknown;
import static org.signalbox.charging.session.SessionFixture.continuing;
import static org.signalbox.charging.session.SessionFixture.ending;
import static org.signalbox.charging.session.SessionFixture.reason;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.charging.session.SessionRefusal.Reason;
import org.signalbox.charging.session.UsageStep.Asked;
import org.signalbox.charging.session.UsageStep.Consume;
import org.signalbox.core.Amount;
import org.signalbox.ledger.SessionPhase;

/** Requests of sessions that nobody knows, and those that come out of order, too late or twice. */
final class RequestOrderTest {

  private static final long SECOND = SessionFixture.SECOND;

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
  void shouldRefuseAnUpdateOfASessionThatNobodyKnows() {
    // Given
    fixture.topUp("10");

    // When
    Reason reason = fixture.refusal(fixture.update("s", 7, continuing(2, 60)));

    // Then
    assertThat(reason).isEqualTo(Reason.UNKNOWN_SESSION);
    assertThat(fixture.money()).isEqualTo(Amount.of(10));
  }

  @Test
  void shouldBeginASessionByAnUpdateWhereTheDoorSaysSo() {
    // Given
    fixture.topUp("100");
    SessionRequest begins = beginningUnknown(fixture.update("s", 7, continuing(2, 60)));

    // When
    ServiceAnswer answer = fixture.one(begins);

    // Then
    assertThat(answer.granted()).isEqualTo(60 * SECOND);
    assertThat(answer.used()).isEqualTo(2 * SECOND);
    assertThat(fixture.money()).isEqualTo(Amount.of(38));
  }

  @Test
  void shouldChargeTheLateEndOfASessionThatWasGivenUpWhereTheDoorSaysSo() {
    // Given
    fixture.topUp("100");
    fixture.one(fixture.initial("s", beginning(60)));
    fixture.pass(Duration.ofMinutes(11));
    SessionRequest late = beginningUnknown(fixture.last("s", 1, ending(30)));
    fixture.one(late);

    // When
    ServiceAnswer again = fixture.one(late);

    // Then
    assertThat(again.used()).isEqualTo(30 * SECOND);
    assertThat(fixture.money()).isEqualTo(Amount.of(70));
  }

  @Test
  void shouldGoOnWithASessionThatWasGivenUpWhereTheDoorSaysSo() {
    // Given
    fixture.topUp("100");
    fixture.one(fixture.initial("s", beginning(60)));
    fixture.pass(Duration.ofMinutes(11));
    fixture.one(beginningUnknown(fixture.update("s", 1, continuing(30, 60))));

    // When
    ServiceAnswer end = fixture.one(fixture.last("s", 2, ending(5)));

    // Then
    assertThat(end.used()).isEqualTo(35 * SECOND);
    assertThat(fixture.money()).isEqualTo(Amount.of(65));
  }

  @Test
  void shouldBeginASessionThatNamesItsServicesOnlyLater() {
    // Given
    fixture.topUp("100");
    SessionAnswer begun = fixture.charge(fixture.request("s", 0, SessionPhase.INITIAL));
    SessionAnswer alive = fixture.charge(fixture.request("s", 1, SessionPhase.UPDATE));

    // When
    ServiceAnswer granted =
        fixture.one(fixture.update("s", 2, Consume.beginning(Asked.upTo(60 * SECOND))));

    // Then
    assertThat(begun).isEqualTo(SessionAnswer.Answered.of(List.of()));
    assertThat(alive).isEqualTo(begun);
    assertThat(granted.granted()).isEqualTo(60 * SECOND);
    assertThat(fixture.one(fixture.last("s", 3, ending(7))).cost()).isEqualTo(Amount.of(7));
  }

  @Test
  void shouldBeginNothingBehindItsOwnEnd() {
    // Given
    fixture.topUp("10");
    Reason early = fixture.refusal(fixture.last("s", 1, ending(0)));

    // When
    Reason late = fixture.refusal(fixture.initial("s", beginning(5)));

    // Then
    assertThat(early).isEqualTo(Reason.UNKNOWN_SESSION);
    assertThat(late).isEqualTo(Reason.OUT_OF_ORDER);
    assertThat(fixture.money()).isEqualTo(Amount.of(10));
  }

  @Test
  void shouldAnswerARequestOfAServiceThatComesAgainBehindALaterOneAsOutOfOrder() {
    // Given
    fixture.topUp("100");
    fixture.one(fixture.initial("s", beginning(10)));
    fixture.one(fixture.update("s", 2, continuing(10, 10)));
    fixture.one(fixture.update("s", 1, continuing(10, 10)));

    // When
    ServiceAnswer late = fixture.one(fixture.update("s", 1, continuing(10, 10)));

    // Then
    assertThat(reason(late)).isEqualTo(Reason.OUT_OF_ORDER);
    assertThat(late.used()).isEqualTo(20 * SECOND);
  }

  @Test
  void shouldTakeUpdatesOfServicesThatOvertakeEachOther() {
    // Given
    fixture.topUp("100");
    fixture.charge(
        fixture.request(
            "s",
            0,
            SessionPhase.INITIAL,
            new ServiceRequest("rg:1", SessionFixture.call("s"), beginning(10)),
            new ServiceRequest("rg:2", SessionFixture.call("s"), beginning(10))));
    fixture.one(
        fixture.request(
            "s",
            2,
            SessionPhase.UPDATE,
            new ServiceRequest("rg:2", SessionFixture.call("s"), continuing(4, 10))));

    // When
    ServiceAnswer late =
        fixture.one(
            fixture.request(
                "s",
                1,
                SessionPhase.UPDATE,
                new ServiceRequest("rg:1", SessionFixture.call("s"), continuing(3, 10))));

    // Then
    assertThat(late.refusal()).isEmpty();
    assertThat(late.used()).isEqualTo(3 * SECOND);
    assertThat(fixture.money()).isEqualTo(Amount.of(100 - 7 - 20));
  }

  @Test
  void shouldFindTheServiceWhereTheClientLeavesItsNameOut() {
    // Given
    fixture.topUp("100");
    fixture.one(
        fixture.request(
            "s",
            0,
            SessionPhase.INITIAL,
            new ServiceRequest("rg:100/si:1000", SessionFixture.call("s"), beginning(10))));

    // When
    ServiceAnswer end =
        fixture.one(
            fixture.request(
                "s",
                1,
                SessionPhase.TERMINATION,
                new ServiceRequest("rg:100", SessionFixture.call("s"), ending(4))));

    // Then
    assertThat(end.used()).isEqualTo(4 * SECOND);
    assertThat(fixture.money()).isEqualTo(Amount.of(96));
    assertThat(fixture.charging().stored()).hasSize(1);
  }
}

package org.signalbox.charging.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.charging.Cdr;
import org.signalbox.charging.SampleTariff;
import org.signalbox.charging.session.SessionRefusal.Reason;
import org.signalbox.charging.session.UsageStep.Asked;
import org.signalbox.charging.session.UsageStep.Consume;
import org.signalbox.charging.session.UsageStep.Used;
import org.signalbox.core.Amount;
import org.signalbox.ledger.SessionPhase;
import org.signalbox.rating.Tariff;

/**
 * Sessions that are over with the refusal of all that they asked, and what their clients say then.
 */
final class RefusedSessionTest {

  private static final long SECOND = SessionFixture.SECOND;

  @TempDir Path folder;
  private SessionFixture fixture;

  @BeforeEach
  void open() {
    fixture = new SessionFixture(folder);
    fixture
        .charging()
        .setTariff(SampleTariff.with(Tariff.empty(), "call", SampleTariff.seconds("1")));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private static Consume beginning(long seconds) {
    return Consume.beginning(Asked.upTo(seconds * SECOND));
  }

  private static Consume continuing(long used, long seconds) {
    return Consume.continuing(Used.of(used * SECOND), Asked.upTo(seconds * SECOND));
  }

  private static Consume ending(long used) {
    return Consume.ending(Used.of(used * SECOND));
  }

  private SessionRequest attempt() {
    return fixture.request("s", 0, SessionPhase.ATTEMPT, beginning(60));
  }

  @Test
  void shouldNotKeepASessionThatIsOverWithItsRefusal() {
    // Given
    fixture.topUp("0");
    SessionRequest request = attempt();
    SessionAnswer first = fixture.charge(request);

    // When
    SessionAnswer again = fixture.charge(request);

    // Then
    assertThat(again).isEqualTo(first);
    assertThat(((SessionAnswer.Answered) first).services().getFirst().refusal())
        .hasValueSatisfying(
            refusal -> assertThat(refusal.reason()).isEqualTo(Reason.CREDIT_LIMIT_REACHED));
    assertThat(fixture.sessions().open().get("s")).isEmpty();
    assertThat(fixture.sessions().open().list(Optional.empty(), 0, 10)).isEmpty();
  }

  @Test
  void shouldEndASessionThatIsOverWithItsRefusalWithoutAWord() {
    // Given
    fixture.topUp("0");
    fixture.charge(attempt());
    SessionRequest end = fixture.last("s", 1, ending(0));
    SessionAnswer first = fixture.charge(end);

    // When
    SessionAnswer again = fixture.charge(end);

    // Then
    assertThat(first).isEqualTo(SessionAnswer.Answered.of(List.of()));
    assertThat(again).isEqualTo(first);
    assertThat(fixture.charging().stored()).isEmpty();
  }

  @Test
  void shouldChargeOnceWhatTheEndOfARefusedSessionSaysWasUsed() {
    // Given
    fixture.topUp("0");
    fixture.charge(attempt());
    SessionRequest end = fixture.last("s", 1, ending(3));
    SessionAnswer first = fixture.charge(end);

    // When
    SessionAnswer again = fixture.charge(end);

    // Then
    assertThat(again).isEqualTo(first);
    assertThat(fixture.money()).isEqualTo(Amount.of(-3));
    assertThat(fixture.charging().stored()).extracting(Cdr::usage).containsExactly(3 * SECOND);
  }

  @Test
  void shouldGoOnWithARefusedSessionWhoseUpdateSaysThatItWasUsed() {
    // Given
    fixture.topUp("0");
    fixture.charge(attempt());
    fixture.topUp("100");

    // When
    ServiceAnswer answer = fixture.one(fixture.update("s", 1, continuing(3, 60)));

    // Then
    assertThat(answer.granted()).isEqualTo(60 * SECOND);
    assertThat(fixture.money()).isEqualTo(Amount.of(37));
  }

  @Test
  void shouldNotKnowARefusedSessionThatAsksAgain() {
    // Given
    fixture.topUp("0");
    fixture.charge(attempt());

    // When
    Reason refusal = fixture.refusal(fixture.update("s", 1, continuing(0, 60)));

    // Then
    assertThat(refusal).isEqualTo(Reason.UNKNOWN_SESSION);
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

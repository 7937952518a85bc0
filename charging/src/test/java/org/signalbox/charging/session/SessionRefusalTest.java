package org.signalbox.charging.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.charging.session.SessionFixture.beginning;
import static org.signalbox.charging.session.SessionFixture.continuing;
import static org.signalbox.charging.session.SessionFixture.ending;
import static org.signalbox.charging.session.SessionFixture.reason;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.charging.Cdr;
import org.signalbox.charging.session.SessionRefusal.Reason;
import org.signalbox.charging.session.UsageStep.Asked;
import org.signalbox.charging.session.UsageStep.Consume;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.SessionPhase;
import org.signalbox.rating.Tariff;

/** What is refused, and what becomes of a session that is over with the refusal of all it asked. */
final class SessionRefusalTest {

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

  private SessionRequest attempt() {
    return fixture.request("s", 0, SessionPhase.ATTEMPT, beginning(60));
  }

  @Test
  void shouldRefuseWhomNobodyKnows() {
    // When
    Reason reason = fixture.refusal(fixture.initial("s", beginning(600)));

    // Then
    assertThat(reason).isEqualTo(Reason.UNKNOWN_ACCOUNT);
  }

  @Test
  void shouldRefuseADisabledAccount() {
    // Given
    fixture.topUp("10");
    fixture.change(new AccountAction.Disable(true));

    // When
    ServiceAnswer answer = fixture.one(fixture.initial("s", beginning(600)));

    // Then
    assertThat(reason(answer)).isEqualTo(Reason.ACCOUNT_DISABLED);
  }

  @Test
  void shouldRefuseWhatHasNoPrice() {
    // Given
    fixture.topUp("10");
    fixture.charging().setTariff(Tariff.empty());

    // When
    ServiceAnswer answer = fixture.one(fixture.initial("s", beginning(600)));

    // Then
    assertThat(reason(answer)).isEqualTo(Reason.NO_RATING);
  }

  @Test
  void shouldRefuseWithoutCreditForTheLeastThatIsOfUse() {
    // Given
    fixture.topUp("9");

    // When
    ServiceAnswer answer =
        fixture.one(
            fixture.initial("s", Consume.beginning(new Asked(60 * SECOND, 10 * SECOND, 0))));

    // Then
    assertThat(reason(answer)).isEqualTo(Reason.CREDIT_LIMIT_REACHED);
    assertThat(fixture.money()).isEqualTo(Amount.of(9));
  }

  @Test
  void shouldDenyWhatNoChargerOfTheTenantTakes() {
    // Given
    fixture.topUp("10");
    fixture.charging().addFilteredCharger("OTHERS", "*string:~*req.Account:9999");

    // When
    ServiceAnswer answer = fixture.one(fixture.initial("s", beginning(600)));

    // Then
    assertThat(reason(answer)).isEqualTo(Reason.SERVICE_DENIED);
  }

  @Test
  void shouldRefuseAnImpossibleSession() {
    // When
    Reason reason = fixture.refusal(fixture.initial("", beginning(600)));

    // Then
    assertThat(reason).isEqualTo(Reason.INVALID);
  }

  @Test
  void shouldAnswerTheEndOfWhatWasRefusedAndKeepNoCdrOfIt() {
    // Given
    fixture.topUp("0");
    ServiceAnswer refused = fixture.one(fixture.initial("s", beginning(600)));

    // When
    ServiceAnswer end = fixture.one(fixture.last("s", 1, ending(0)));

    // Then
    assertThat(reason(refused)).isEqualTo(Reason.CREDIT_LIMIT_REACHED);
    assertThat(end.refusal()).isEmpty();
    assertThat(fixture.charging().stored()).isEmpty();
  }

  @Test
  void shouldAnswerTheEndOfAnUnknownSubscribersSessionHarmlessly() {
    // Given
    fixture.refusal(fixture.initial("s", beginning(600)));

    // When
    SessionAnswer end = fixture.charge(fixture.last("s", 1, ending(0)));

    // Then
    assertThat(end).isEqualTo(SessionAnswer.Answered.of(List.of()));
  }

  @Test
  void shouldChargeWhatWasUsedAfterADenialAll() {
    // Given
    fixture.topUp("5");
    fixture.one(fixture.initial("s", beginning(5)));
    ServiceAnswer denied = fixture.one(fixture.update("s", 1, continuing(5, 60)));

    // When
    ServiceAnswer end = fixture.one(fixture.last("s", 2, ending(3)));

    // Then
    assertThat(reason(denied)).isEqualTo(Reason.CREDIT_LIMIT_REACHED);
    assertThat(end.cost()).isEqualTo(Amount.of(8));
    assertThat(fixture.money()).isEqualTo(Amount.of(-3));
    assertThat(fixture.charging().stored()).hasSize(1);
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
}

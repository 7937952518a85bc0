package org.signalbox.charging.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.charging.session.SessionFixture.beginning;
import static org.signalbox.charging.session.SessionFixture.beginningUnknown;
import static org.signalbox.charging.session.SessionFixture.continuing;
import static org.signalbox.charging.session.SessionFixture.ending;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.charging.session.SessionRefusal.Reason;
import org.signalbox.core.Amount;
import org.signalbox.ledger.SessionPhase;
import org.signalbox.rating.Tariff;

/** Events: debits, refunds, and questions that move nothing. */
final class SessionEventTest {

  private static final long SECOND = SessionFixture.SECOND;

  @TempDir Path folder;
  private SessionFixture fixture;

  @BeforeEach
  void open() {
    fixture = SessionFixture.atOneASecond(folder);
    fixture.topUp("10");
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void shouldDebitAnEventOnceHoweverOftenItComes() {
    // Given
    ServiceAnswer first = fixture.one(fixture.event("e", new UsageStep.Debit(3 * SECOND)));

    // When
    ServiceAnswer again = fixture.one(fixture.event("e", new UsageStep.Debit(3 * SECOND)));

    // Then
    assertThat(again).isEqualTo(first);
    assertThat(first.cost()).isEqualTo(Amount.of(3));
    assertThat(fixture.money()).isEqualTo(Amount.of(7));
    assertThat(fixture.charging().stored()).hasSize(1);
  }

  @Test
  void shouldRefuseAnEventThatCannotBePaidWhollyAndKeepNoCdr() {
    // When
    Reason reason = fixture.refusal(fixture.event("e", new UsageStep.Debit(11 * SECOND)));

    // Then
    assertThat(reason).isEqualTo(Reason.CREDIT_LIMIT_REACHED);
    assertThat(fixture.money()).isEqualTo(Amount.of(10));
    assertThat(fixture.charging().stored()).isEmpty();
  }

  @Test
  void shouldTellAPriceAndMoveNothing() {
    // When
    ServiceAnswer answer = fixture.one(fixture.event("e", new UsageStep.PriceEnquiry(7 * SECOND)));

    // Then
    assertThat(answer.cost()).isEqualTo(Amount.of(7));
    assertThat(fixture.money()).isEqualTo(Amount.of(10));
    assertThat(fixture.charging().stored()).isEmpty();
  }

  @Test
  void shouldTellThatThereIsNoPrice() {
    // Given
    fixture.charging().setTariff(Tariff.empty());

    // When
    ServiceAnswer answer = fixture.one(fixture.event("e", new UsageStep.PriceEnquiry(SECOND)));

    // Then
    assertThat(answer.refusal().orElseThrow().reason()).isEqualTo(Reason.NO_RATING);
  }

  @Test
  void shouldTellHowMuchCreditThereIsAndMoveNothing() {
    // When
    ServiceAnswer enough = fixture.one(fixture.event("a", new UsageStep.BalanceCheck(10 * SECOND)));
    ServiceAnswer less = fixture.one(fixture.event("b", new UsageStep.BalanceCheck(15 * SECOND)));

    // Then
    assertThat(enough.granted()).isEqualTo(10 * SECOND);
    assertThat(enough.isFinal()).isFalse();
    assertThat(less.granted()).isEqualTo(10 * SECOND);
    assertThat(less.isFinal()).isTrue();
    assertThat(fixture.money()).isEqualTo(Amount.of(10));
  }

  @Test
  void shouldGiveBackWhatWasUsedInASession() {
    // Given
    fixture.one(fixture.initial("s", beginning(5)));
    fixture.one(fixture.update("s", 1, continuing(5, 5)));

    // When
    fixture.one(
        fixture.request(
            "s",
            2,
            SessionPhase.UPDATE,
            new ServiceRequest(
                ServiceRequest.ONLY,
                SessionFixture.call("s"),
                new UsageStep.Refund(2 * SECOND, Optional.empty()))));

    // Then
    fixture.one(fixture.last("s", 3, ending(0)));
    assertThat(fixture.money()).isEqualTo(Amount.of(7));
  }

  @Test
  void shouldGiveBackMoneyAtThePriceWhereNoEventIsNamed() {
    // When
    ServiceAnswer answer =
        fixture.one(fixture.event("r", new UsageStep.Refund(2 * SECOND, Optional.empty())));

    // Then
    assertThat(answer.refusal()).isEmpty();
    assertThat(fixture.money()).isEqualTo(Amount.of(12));
  }

  @Test
  void shouldUndoAnEventThatIsNamedToTheBalanceThatPaidAndOnlyOnce() {
    // Given
    fixture.one(fixture.event("e", new UsageStep.Debit(3 * SECOND)));
    UsageStep undo = new UsageStep.Refund(3 * SECOND, Optional.of("e"));
    ServiceAnswer first = fixture.one(fixture.event("r", undo));
    ServiceAnswer repeated = fixture.one(fixture.event("r", undo));

    // When
    ServiceAnswer second = fixture.one(fixture.event("r2", undo));

    // Then
    assertThat(first.cost()).isEqualTo(Amount.of(3));
    assertThat(repeated).isEqualTo(first);
    assertThat(second.refusal().orElseThrow().reason()).isEqualTo(Reason.NOTHING_TO_REFUND);
    assertThat(fixture.money()).isEqualTo(Amount.of(10));
    assertThat(fixture.charging().stored()).hasSize(1);
    assertThat(fixture.charging().stored().getFirst().extraText()).isEqualTo("REFUNDED");
  }

  @Test
  void shouldGiveBackWhatAllCallsOfANameCost() {
    // Given
    fixture.one(fixture.initial("s", beginning(5)));
    fixture.one(fixture.update("s", 1, continuing(3, 5)));
    fixture.pass(Duration.ofMinutes(11));
    fixture.one(beginningUnknown(fixture.last("s", 2, ending(2))));

    // When
    ServiceAnswer refunded =
        fixture.one(fixture.event("r", new UsageStep.Refund(0, Optional.of("s"))));

    // Then
    assertThat(fixture.charging().stored()).hasSize(2);
    assertThat(refunded.cost()).isEqualTo(Amount.of(5));
    assertThat(fixture.money()).isEqualTo(Amount.of(10));
  }

  @Test
  void shouldNotSendARefundElsewhereThatTheLedgerMayHaveMade() {
    // Given
    fixture.one(fixture.event("e", new UsageStep.Debit(3 * SECOND)));
    SessionRequest undo = fixture.event("r", new UsageStep.Refund(3 * SECOND, Optional.of("e")));
    fixture.charging().ledger().setSilent(true);

    // When
    Reason refusal = fixture.refusal(undo);

    // Then
    fixture.charging().ledger().setSilent(false);
    assertThat(refusal).isEqualTo(Reason.FAILED);
    assertThat(fixture.one(undo).refusal()).isEmpty();
    assertThat(fixture.money()).isEqualTo(Amount.of(10));
  }

  @Test
  void shouldAnswerARepeatedRefundAsTheFirstTimeAfterARestart() {
    // Given
    fixture.one(fixture.event("e", new UsageStep.Debit(3 * SECOND)));
    UsageStep undo = new UsageStep.Refund(3 * SECOND, Optional.of("e"));
    ServiceAnswer first = fixture.one(fixture.event("r", undo));
    fixture.restart();

    // When
    ServiceAnswer repeated = fixture.one(fixture.event("r", undo));

    // Then
    assertThat(first.refusal()).isEmpty();
    assertThat(repeated).isEqualTo(first);
    assertThat(fixture.money()).isEqualTo(Amount.of(10));
    assertThat(fixture.one(fixture.event("other", undo)).refusal().orElseThrow().reason())
        .isEqualTo(Reason.NOTHING_TO_REFUND);
  }

  @Test
  void shouldGiveBackOnceHoweverOftenARefundComes() {
    // Given
    UsageStep refund = new UsageStep.Refund(2 * SECOND, Optional.empty());
    fixture.one(fixture.event("r", refund));

    // When
    fixture.one(fixture.event("r", refund));

    // Then
    assertThat(fixture.money()).isEqualTo(Amount.of(12));
  }
}

package org.signalbox.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.ledger.Caller.SECOND;
import static org.signalbox.ledger.Caller.calling;
import static org.signalbox.ledger.Caller.charging;
import static org.signalbox.ledger.Ledgers.ALICE;
import static org.signalbox.ledger.Ledgers.BOB;
import static org.signalbox.ledger.Ledgers.NOON;
import static org.signalbox.ledger.Ledgers.change;
import static org.signalbox.ledger.Ledgers.money;
import static org.signalbox.ledger.PriceLists.everyone;
import static org.signalbox.ledger.PriceLists.slot;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.signalbox.core.Amount;
import org.signalbox.ledger.LedgerCommand.ActivateTariff;
import org.signalbox.ledger.LedgerCommand.Charge;
import org.signalbox.ledger.LedgerCommand.ExtendDeadlines;
import org.signalbox.ledger.LedgerCommand.Tick;
import org.signalbox.ledger.PartStep.Report;
import org.signalbox.rating.Tariff;

/** Sessions: order, repeats, ends, several parts. */
class SessionTest {

  private static final Tariff ONE_A_SECOND = everyone(slot("1", "1s", "1s"));
  private static final AccountId POOR = new AccountId(ALICE.tenant(), "poor");
  private static final PartKey FIRST = new PartKey("1", "*default");
  private static final PartKey SECOND_GROUP = new PartKey("2", "*default");

  private static LedgerShard shard() {
    LedgerShard shard = charging(ONE_A_SECOND, ALICE, BOB, POOR);
    shard.execute(change(ALICE, money("100")));
    shard.execute(change(BOB, money("30")));
    return shard;
  }

  private static Charge request(long number, SessionPhase phase, PartRequest... parts) {
    return new Charge(NOON, new RequestKey("s", number), phase, Caller.SUPERVISION, List.of(parts));
  }

  private static PartRequest part(PartKey key, AccountId account, PartStep step) {
    return new PartRequest(key, Optional.of(Caller.voice(account, "6140000001")), step);
  }

  private static LedgerReply.Refused refused(Refusal refusal) {
    return new LedgerReply.Refused(refusal);
  }

  @Test
  void shouldAnswerARepeatedRequestAsBeforeAndMoveNothing() {
    // Given
    LedgerShard shard = shard();
    Charge begin = request(0, SessionPhase.INITIAL, part(FIRST, ALICE, Report.reserving(60)));
    LedgerReply first = shard.execute(begin).reply();
    String before = shard.stateHash();

    // When
    Execution again = shard.execute(begin);

    // Then
    assertThat(again).isEqualTo(new Execution(first, List.of()));
    assertThat(shard.stateHash()).isEqualTo(before);
  }

  @Test
  void shouldAnswerARepeatedTerminationAsBefore() {
    // Given
    LedgerShard shard = shard();
    Caller call = calling(shard);
    call.begin(60 * SECOND);
    Charge end = call.charge(SessionPhase.TERMINATION, Report.ending(10 * SECOND));
    LedgerReply first = call.execute(end);

    // When
    LedgerReply again = call.execute(end);

    // Then
    assertThat(again).isEqualTo(first);
    assertThat(money(shard, ALICE)).isEqualTo("90");
  }

  @Test
  void shouldTakeALateUpdateOfAnotherPart() {
    // Given
    LedgerShard shard = shard();
    shard.execute(
        request(
            0,
            SessionPhase.INITIAL,
            part(FIRST, ALICE, Report.reserving(10 * SECOND)),
            part(SECOND_GROUP, ALICE, Report.reserving(10 * SECOND))));
    shard.execute(
        request(
            2,
            SessionPhase.UPDATE,
            part(FIRST, ALICE, Report.continuing(10 * SECOND, 10 * SECOND))));

    // When
    LedgerReply late =
        shard
            .execute(
                request(
                    1,
                    SessionPhase.UPDATE,
                    part(SECOND_GROUP, ALICE, Report.continuing(5 * SECOND, 10 * SECOND))))
            .reply();

    // Then
    assertThat(Caller.outcome(late).charged()).isEqualTo(Amount.of(5));
  }

  @Test
  void shouldRefuseUpdatesOfUnknownSessions() {
    // Given
    LedgerShard shard = shard();

    // When
    LedgerReply reply =
        calling(shard).send(SessionPhase.UPDATE, Report.continuing(10 * SECOND, 10 * SECOND));

    // Then
    assertThat(reply).isEqualTo(refused(Refusal.SESSION_NOT_FOUND));
  }

  @Test
  void shouldNotOpenASessionWhoseTerminationCameFirst() {
    // Given
    LedgerShard shard = shard();
    Caller call = calling(shard);
    Charge begin = call.charge(SessionPhase.INITIAL, Report.reserving(60 * SECOND));
    call.send(SessionPhase.TERMINATION, Report.ending(0));

    // When
    LedgerReply reply = call.execute(begin);

    // Then
    assertThat(reply).isEqualTo(refused(Refusal.OUT_OF_ORDER));
    assertThat(shard.sessionCount()).isZero();
    assertThat(money(shard, ALICE)).isEqualTo("100");
  }

  @Test
  void shouldGiveUpASessionThatIsNotHeardOf() {
    // Given
    LedgerShard shard = shard();
    Caller call = calling(shard);
    call.begin(60 * SECOND);
    call.go(20 * SECOND, 60 * SECOND);

    // When
    Execution tick = shard.execute(new Tick(NOON.plus(Caller.SUPERVISION), 10));

    // Then
    assertThat(tick.reply()).isEqualTo(new LedgerReply.Ticked(1, false));
    assertThat(shard.sessionCount()).isZero();
    assertThat(money(shard, ALICE)).isEqualTo("80");
    assertThat(tick.records().getLast())
        .isInstanceOfSatisfying(
            LedgerRecord.SessionClosed.class, closed -> assertThat(closed.isGivenUp()).isTrue());
  }

  @Test
  void shouldNotGrantAgainWhatAGivenUpSessionHeld() {
    // Given
    LedgerShard shard = shard();
    Caller call = calling(shard);
    Charge begin = call.charge(SessionPhase.INITIAL, Report.reserving(60 * SECOND));
    call.execute(begin);
    shard.execute(new Tick(NOON.plus(Caller.SUPERVISION), 10));
    Charge late =
        new Charge(
            NOON.plus(Caller.SUPERVISION),
            begin.sentKey(),
            begin.phase(),
            begin.supervision(),
            begin.parts());

    // When
    LedgerReply reply = shard.execute(late).reply();

    // Then
    assertThat(reply).isEqualTo(refused(Refusal.SESSION_NOT_FOUND));
    assertThat(money(shard, ALICE)).isEqualTo("100");
  }

  @Test
  void shouldWaitLongerAfterAnOutage() {
    // Given
    LedgerShard shard = shard();
    calling(shard).begin(60 * SECOND);
    shard.execute(new ExtendDeadlines(NOON, Duration.ofMinutes(5)));

    // When
    LedgerReply atOldTime = shard.execute(new Tick(NOON.plus(Caller.SUPERVISION), 10)).reply();

    // Then
    assertThat(atOldTime).isEqualTo(new LedgerReply.Ticked(0, false));
    assertThat(shard.execute(new Tick(NOON.plus(Caller.SUPERVISION).plusSeconds(300), 10)).reply())
        .isEqualTo(new LedgerReply.Ticked(1, false));
  }

  @Test
  void shouldGiveUpASessionInTimeThatWasHeardOfAfterAnExtension() {
    // Given
    LedgerShard shard = shard();
    Caller call = calling(shard);
    call.begin(60 * SECOND);
    shard.execute(new ExtendDeadlines(NOON, Duration.ofDays(1)));
    call.go(20 * SECOND, 60 * SECOND);

    // When
    LedgerReply tick = shard.execute(new Tick(NOON.plus(Caller.SUPERVISION), 10)).reply();

    // Then
    assertThat(tick).isEqualTo(new LedgerReply.Ticked(1, false));
  }

  @Test
  void shouldTellWhichTariffsAreStillNeeded() {
    // Given
    Tariff dearer = everyone(slot("2", "1s", "1s"));
    LedgerShard shard =
        new LedgerShard(hash -> Optional.of(hash.equals(dearer.version()) ? dearer : ONE_A_SECOND));
    shard.execute(new ActivateTariff(NOON, Optional.empty(), ONE_A_SECOND.version()));
    shard.execute(change(ALICE, new AccountAction.Configure(AccountTerms.PREPAID), money("9")));
    calling(shard).begin(1 * SECOND);

    // When
    shard.execute(new ActivateTariff(NOON, Optional.empty(), dearer.version()));

    // Then
    assertThat(shard.image().tariffHashes())
        .containsExactlyInAnyOrder(ONE_A_SECOND.version(), dearer.version());
  }

  @Test
  void shouldReleasePartsThatTheTerminationDoesNotName() {
    // Given
    LedgerShard shard = shard();
    shard.execute(
        request(
            0,
            SessionPhase.INITIAL,
            part(FIRST, ALICE, Report.reserving(10 * SECOND)),
            part(SECOND_GROUP, ALICE, Report.reserving(10 * SECOND))));

    // When
    shard.execute(
        request(1, SessionPhase.TERMINATION, part(FIRST, ALICE, Report.ending(10 * SECOND))));

    // Then
    assertThat(money(shard, ALICE)).isEqualTo("90");
  }

  @Test
  void shouldGrantAServiceOnTwoBillsWhatBothCanPay() {
    // Given
    LedgerShard shard = shard();

    // When
    LedgerReply reply =
        shard
            .execute(
                request(
                    0,
                    SessionPhase.INITIAL,
                    part(new PartKey("1", "retail"), ALICE, Report.reserving(60 * SECOND)),
                    part(new PartKey("1", "wholesale"), BOB, Report.reserving(60 * SECOND)),
                    part(new PartKey("2", "retail"), ALICE, Report.reserving(40 * SECOND))))
            .reply();

    // Then
    assertThat(reply)
        .isInstanceOfSatisfying(
            LedgerReply.Charged.class,
            charged ->
                assertThat(charged.parts())
                    .extracting(outcome -> outcome.granted() / SECOND)
                    .containsExactly(30L, 30L, 40L));
    assertThat(money(shard, ALICE)).isEqualTo("30");
    assertThat(money(shard, BOB)).isEqualTo("0");
  }

  @Test
  void shouldNotKeepAnAttemptOfWhichAllIsRefused() {
    // Given
    LedgerShard shard = shard();
    PartRequest part = part(new PartKey("1", "retail"), POOR, Report.reserving(60 * SECOND));
    Charge attempt = request(0, SessionPhase.ATTEMPT, part);
    Execution first = shard.execute(attempt);

    // When
    Execution again = shard.execute(attempt);

    // Then
    assertThat(again.reply()).isEqualTo(first.reply());
    assertThat(first.reply())
        .isInstanceOfSatisfying(
            LedgerReply.Charged.class,
            charged -> {
              assertThat(charged.isOpen()).isFalse();
              assertThat(charged.parts().getFirst().refusal())
                  .contains(Refusal.INSUFFICIENT_CREDIT);
            });
    assertThat(shard.session("s")).isEmpty();
    assertThat(first.records()).noneMatch(LedgerRecord.SessionClosed.class::isInstance);
  }

  @Test
  void shouldNotKeepAnAttemptThatAsksForNothing() {
    // Given
    LedgerShard shard = shard();

    // When
    LedgerReply reply = shard.execute(request(0, SessionPhase.ATTEMPT)).reply();

    // Then
    assertThat(reply)
        .isInstanceOfSatisfying(
            LedgerReply.Charged.class, charged -> assertThat(charged.isOpen()).isFalse());
    assertThat(shard.session("s")).isEmpty();
  }

  @Test
  void shouldKeepAnAttemptOfWhichAPartIsGranted() {
    // Given
    LedgerShard shard = shard();

    // When
    LedgerReply reply =
        shard
            .execute(
                request(
                    0,
                    SessionPhase.ATTEMPT,
                    part(new PartKey("1", "retail"), POOR, Report.reserving(60 * SECOND)),
                    part(new PartKey("2", "retail"), ALICE, Report.reserving(60 * SECOND))))
            .reply();

    // Then
    assertThat(reply)
        .isInstanceOfSatisfying(
            LedgerReply.Charged.class, charged -> assertThat(charged.isOpen()).isTrue());
    assertThat(shard.session("s")).isPresent();
  }

  @Test
  void shouldKeepAnAttemptThatIsRefusedAndReportsUsage() {
    // Given
    LedgerShard shard = shard();

    // When
    shard.execute(
        request(
            0,
            SessionPhase.ATTEMPT,
            part(new PartKey("1", "retail"), POOR, Report.continuing(10 * SECOND, 60 * SECOND))));

    // Then
    assertThat(shard.session("s").orElseThrow().parts().getFirst().used()).isEqualTo(10 * SECOND);
  }

  @Test
  void shouldTellWhatAllServicesOfASessionCostOnTheirFirstBills() {
    // Given
    LedgerShard shard = shard();
    shard.execute(
        request(
            0,
            SessionPhase.INITIAL,
            part(new PartKey("1", "retail"), ALICE, Report.reserving(10 * SECOND)),
            part(new PartKey("1", "wholesale"), BOB, Report.reserving(10 * SECOND)),
            part(new PartKey("2", "retail"), ALICE, Report.reserving(10 * SECOND))));
    shard.execute(
        request(
            1,
            SessionPhase.UPDATE,
            part(new PartKey("1", "retail"), ALICE, Report.continuing(6 * SECOND, SECOND)),
            part(new PartKey("1", "wholesale"), BOB, Report.continuing(6 * SECOND, SECOND)),
            part(new PartKey("2", "retail"), ALICE, Report.continuing(3 * SECOND, SECOND))));

    // When
    LedgerReply ended = shard.execute(request(2, SessionPhase.TERMINATION)).reply();

    // Then
    assertThat(ended).isEqualTo(new LedgerReply.Charged(List.of(), Amount.of(9), false));
  }

  @Test
  void shouldDebitAllPartsOfAnEventOrNone() {
    // Given
    LedgerShard shard = shard();
    String before = money(shard, ALICE);

    // When
    LedgerReply reply =
        shard
            .execute(
                request(
                    0,
                    SessionPhase.EVENT,
                    part(FIRST, ALICE, new PartStep.DirectDebit(50 * SECOND)),
                    part(SECOND_GROUP, BOB, new PartStep.DirectDebit(31 * SECOND))))
            .reply();

    // Then
    assertThat(reply).isEqualTo(refused(Refusal.INSUFFICIENT_CREDIT));
    assertThat(money(shard, ALICE)).isEqualTo(before);
    assertThat(money(shard, BOB)).isEqualTo("30");
  }

  @Test
  void shouldGoOnUnderTheTariffItBeganWith() {
    // Given
    Tariff dearer = everyone(slot("2", "1s", "1s"));
    LedgerShard shard =
        new LedgerShard(hash -> Optional.of(hash.equals(dearer.version()) ? dearer : ONE_A_SECOND));
    shard.execute(new ActivateTariff(NOON, Optional.empty(), ONE_A_SECOND.version()));
    shard.execute(change(ALICE, new AccountAction.Configure(AccountTerms.PREPAID), money("100")));
    Caller before = calling(shard);
    before.begin(10 * SECOND);
    shard.execute(new ActivateTariff(NOON, Optional.empty(), dearer.version()));
    Caller after = Caller.of(shard, "call-2", Caller.voice(ALICE, "614"));
    after.begin(10 * SECOND);

    // When
    PartOutcome old = before.end(20 * SECOND);

    // Then
    assertThat(old.charged()).isEqualTo(Amount.of(20));
    assertThat(after.end(20 * SECOND).charged()).isEqualTo(Amount.of(40));
  }

  @Test
  void shouldNotOpenASessionForAnAccountThatNobodyKnows() {
    // Given
    LedgerShard shard = shard();
    Caller nobody =
        Caller.of(shard, "s", Caller.voice(new AccountId("cgrates.org", "none"), "614"));

    // When
    LedgerReply reply = nobody.send(SessionPhase.INITIAL, Report.reserving(10 * SECOND));

    // Then
    assertThat(reply).isEqualTo(refused(Refusal.ACCOUNT_NOT_FOUND));
    assertThat(shard.sessionCount()).isZero();
  }
}

package org.signalbox.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.ledger.BalanceSpecs.voice;
import static org.signalbox.ledger.Caller.SECOND;
import static org.signalbox.ledger.Caller.calling;
import static org.signalbox.ledger.Caller.charging;
import static org.signalbox.ledger.Ledgers.ALICE;
import static org.signalbox.ledger.Ledgers.BOB;
import static org.signalbox.ledger.Ledgers.change;
import static org.signalbox.ledger.Ledgers.money;
import static org.signalbox.ledger.PriceLists.everyone;
import static org.signalbox.ledger.PriceLists.slot;
import static org.signalbox.ledger.PriceLists.withFee;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountAction.Configure;
import org.signalbox.rating.Tariff;
import org.signalbox.rating.TypeOfRecord;

/** How far an account may go, and who else pays. */
class CreditTest {

  private static final Tariff ONE_A_SECOND = everyone(slot("1", "1s", "1s"));

  private static Configure terms(boolean mayGoNegative, String limit, boolean isNeverNegative) {
    Optional<Amount> creditLimit =
        limit.isEmpty() ? Optional.empty() : Optional.of(Amount.of(limit));
    return new Configure(new AccountTerms(false, mayGoNegative, creditLimit, isNeverNegative, ""));
  }

  @Test
  void shouldNeverGrantMoreThanThereIs() {
    // Given
    LedgerShard shard = charging(ONE_A_SECOND, ALICE);
    shard.execute(change(ALICE, money("50")));

    // When
    PartOutcome granted = calling(shard).begin(60 * SECOND);

    // Then
    assertThat(granted.granted()).isEqualTo(50 * SECOND);
    assertThat(money(shard, ALICE)).isEqualTo("0");
  }

  @Test
  void shouldGrantNothingToParallelSessionsOnceAllIsReserved() {
    // Given
    LedgerShard shard = charging(ONE_A_SECOND, ALICE);
    shard.execute(change(ALICE, money("50")));
    calling(shard).begin(60 * SECOND);

    // When
    PartOutcome second = Caller.of(shard, "call-2", Caller.voice(ALICE, "614")).begin(60 * SECOND);

    // Then
    assertThat(second.refusal()).contains(Refusal.INSUFFICIENT_CREDIT);
    assertThat(second.granted()).isZero();
  }

  @Test
  void shouldGrantAThousandParallelSessionsTogetherWhatThereIs() {
    // Given
    LedgerShard shard = charging(ONE_A_SECOND, ALICE);
    shard.execute(change(ALICE, money("12345.5")));

    // When
    long granted = 0;
    for (int i = 0; i < 1_000; i++) {
      granted +=
          Caller.of(shard, "call-" + i, Caller.voice(ALICE, "614")).begin(60 * SECOND).granted();
    }

    // Then
    assertThat(granted).isEqualTo(12_345 * SECOND);
    assertThat(money(shard, ALICE)).isEqualTo("0.5");
  }

  @Test
  void shouldGrantUpToTheCreditLimit() {
    // Given
    LedgerShard shard = charging(ONE_A_SECOND, ALICE);
    shard.execute(change(ALICE, terms(true, "20", false), money("10")));

    // When
    PartOutcome granted = calling(shard).begin(60 * SECOND);

    // Then
    assertThat(granted.granted()).isEqualTo(30 * SECOND);
    assertThat(money(shard, ALICE)).isEqualTo("-20");
  }

  @Test
  void shouldGrantWithoutEndWhereNothingLimitsTheCredit() {
    // Given
    LedgerShard shard = charging(ONE_A_SECOND, ALICE);
    shard.execute(change(ALICE, terms(true, "", false)));

    // When
    PartOutcome granted = calling(shard).begin(3_600 * SECOND);

    // Then
    assertThat(granted.granted()).isEqualTo(3_600 * SECOND);
    assertThat(money(shard, ALICE)).isEqualTo("-3600");
  }

  @Test
  void shouldDebitUseBeyondTheGrantBelowZero() {
    // Given
    LedgerShard shard = charging(ONE_A_SECOND, ALICE);
    shard.execute(change(ALICE, money("10")));
    Caller call = calling(shard);
    call.begin(60 * SECOND);

    // When
    PartOutcome end = call.end(25 * SECOND);

    // Then
    assertThat(end.charged()).isEqualTo(Amount.of(25));
    assertThat(end.refusal()).isEmpty();
    assertThat(money(shard, ALICE)).isEqualTo("-15");
  }

  @Test
  void shouldDebitOnlyWhatAnAccountHasThatMustNotGoNegative() {
    // Given
    LedgerShard shard = charging(ONE_A_SECOND, ALICE);
    shard.execute(change(ALICE, terms(false, "", true), money("1")));

    // When
    LedgerReply reply =
        calling(shard).event(new PartStep.Report(3 * SECOND, Optional.empty(), true));

    // Then
    assertThat(Caller.outcome(reply).charged()).isEqualTo(Amount.of(1));
    assertThat(Caller.outcome(reply).refusal()).contains(Refusal.INSUFFICIENT_CREDIT);
    assertThat(money(shard, ALICE)).isEqualTo("0");
  }

  @Test
  void shouldNoteUseWithoutAPriceAsUnpaid() {
    // Given
    LedgerShard shard = charging(PriceLists.bySubject(Map.of()), ALICE);
    shard.execute(change(ALICE, money("1")));

    // When
    LedgerReply reply =
        calling(shard).event(new PartStep.Report(3 * SECOND, Optional.empty(), true));

    // Then
    assertThat(Caller.outcome(reply).refusal()).contains(Refusal.RATING_PLAN_NOT_FOUND);
    assertThat(Caller.outcome(reply).used()).isEqualTo(3 * SECOND);
    assertThat(money(shard, ALICE)).isEqualTo("1");
  }

  @Test
  void shouldRefuseADisabledAccountButDebitWhatItUsed() {
    // Given
    LedgerShard shard = charging(ONE_A_SECOND, ALICE);
    shard.execute(change(ALICE, money("100")));
    Caller call = calling(shard);
    call.begin(10 * SECOND);
    shard.execute(change(ALICE, new AccountAction.Disable(true)));

    // When
    PartOutcome update = call.go(10 * SECOND, 10 * SECOND);

    // Then
    assertThat(update.refusal()).contains(Refusal.ACCOUNT_DISABLED);
    assertThat(update.charged()).isEqualTo(Amount.of(10));
    assertThat(money(shard, ALICE)).isEqualTo("90");
  }

  @Test
  void shouldGiveTheConnectFeeBackWhenNothingWasUsed() {
    // Given
    LedgerShard shard = charging(everyone(withFee("5", slot("1", "1s", "1s"))), ALICE);
    shard.execute(change(ALICE, money("100")));
    Caller call = calling(shard);
    call.begin(10 * SECOND);

    // When
    PartOutcome end = call.end(0);

    // Then
    assertThat(end.charged()).isEqualTo(Amount.ZERO);
    assertThat(money(shard, ALICE)).isEqualTo("100");
  }

  @Test
  void shouldGrantTheRestThenNothing() {
    // Given
    LedgerShard shard = charging(ONE_A_SECOND, ALICE);
    shard.execute(change(ALICE, money("50")));
    Caller call = calling(shard);
    PartOutcome first = call.begin(60 * SECOND);

    // When
    PartOutcome next = call.go(50 * SECOND, 60 * SECOND);

    // Then
    assertThat(first.granted()).isEqualTo(50 * SECOND);
    assertThat(next.granted()).isZero();
    assertThat(next.refusal()).contains(Refusal.INSUFFICIENT_CREDIT);
  }

  @Test
  void shouldRefuseAGrantOfNoUse() {
    // Given
    LedgerShard shard = charging(ONE_A_SECOND, ALICE);
    shard.execute(change(ALICE, money("9")));
    PartStep atLeastTen =
        new PartStep.Report(0, Optional.of(new PartStep.Reserve(60 * SECOND, 10 * SECOND)), false);

    // When
    LedgerReply reply = calling(shard).send(SessionPhase.INITIAL, atLeastTen);

    // Then
    assertThat(Caller.outcome(reply).refusal()).contains(Refusal.INSUFFICIENT_CREDIT);
    assertThat(money(shard, ALICE)).isEqualTo("9");
  }

  @Test
  void shouldSpendTheBalanceOfAnotherMemberOfTheGroup() {
    // Given
    LedgerShard shard = charging(ONE_A_SECOND, ALICE, BOB);
    shard.execute(change(ALICE, voice("family").shared("family").holding("0")));
    shard.execute(change(BOB, voice("family").shared("family").holdingSeconds(100)));

    // When
    PartOutcome granted = calling(shard).begin(60 * SECOND);

    // Then
    assertThat(granted.granted()).isEqualTo(60 * SECOND);
    assertThat(Ledgers.value(shard, BOB, TypeOfRecord.VOICE, "family"))
        .isEqualTo(Long.toString(40 * SECOND));
  }

  @Test
  void shouldSpendItsOwnBalanceOfEqualWeightFirst() {
    // Given
    LedgerShard shard = charging(ONE_A_SECOND, ALICE, BOB);
    shard.execute(change(BOB, voice("family").shared("family").holdingSeconds(100)));
    shard.execute(change(ALICE, voice("mine").shared("family").holdingSeconds(50)));

    // When
    calling(shard).begin(60 * SECOND);

    // Then
    assertThat(Ledgers.value(shard, ALICE, TypeOfRecord.VOICE, "mine")).isEqualTo("0");
    assertThat(Ledgers.value(shard, BOB, TypeOfRecord.VOICE, "family"))
        .isEqualTo(Long.toString(90 * SECOND));
  }

  @Test
  void shouldNotSpendForAnAccountThatLeftTheGroup() {
    // Given
    LedgerShard shard = charging(ONE_A_SECOND, ALICE, BOB);
    shard.execute(change(ALICE, voice("family").shared("family").holding("0")));
    shard.execute(change(BOB, voice("family").shared("family").holdingSeconds(100)));
    shard.execute(change(ALICE, new AccountAction.RemoveBalances(BalanceSelector.ALL)));

    // When
    PartOutcome granted = calling(shard).begin(60 * SECOND);

    // Then
    assertThat(granted.refusal()).contains(Refusal.INSUFFICIENT_CREDIT);
  }

  @Test
  void shouldDebitAsManyUnitsAsThereIsMoneyFor() {
    // Given
    LedgerShard shard = charging(ONE_A_SECOND, ALICE);
    shard.execute(change(ALICE, money("50")));

    // When
    LedgerReply reply = calling(shard).event(new PartStep.MaxDebit(60 * SECOND));

    // Then
    PartOutcome outcome = Caller.outcome(reply);
    assertThat(outcome.granted()).isEqualTo(50 * SECOND);
    assertThat(outcome.isFinal()).isTrue();
    assertThat(outcome.charged()).isEqualTo(Amount.of(50));
    assertThat(money(shard, ALICE)).isEqualTo("0");
  }

  @Test
  void shouldRefuseToDebitUnitsWhereNotOneCanBePaid() {
    // Given
    LedgerShard shard = charging(ONE_A_SECOND, ALICE);
    shard.execute(change(ALICE, money("0.5")));

    // When
    LedgerReply reply = calling(shard).event(new PartStep.MaxDebit(60 * SECOND));

    // Then
    assertThat(reply).isEqualTo(new LedgerReply.Refused(Refusal.INSUFFICIENT_CREDIT));
    assertThat(money(shard, ALICE)).isEqualTo("0.5");
  }

  @Test
  void shouldGiveBackAnEarlierEventAndChargeItAnewInOneCommand() {
    // Given
    LedgerShard shard = charging(ONE_A_SECOND, ALICE);
    shard.execute(change(ALICE, money("50")));
    calling(shard).event(new PartStep.MaxDebit(30 * SECOND));
    int serial = shard.account(ALICE).orElseThrow().balances().getFirst().serial();
    LedgerCommand.Charge anew =
        Caller.of(shard, "again", Caller.voice(ALICE, "6140000001"))
            .charge(SessionPhase.EVENT, new PartStep.MaxDebit(45 * SECOND));
    LedgerCommand.Charge repaying =
        new LedgerCommand.Charge(
            anew.at(),
            anew.sentKey(),
            anew.phase(),
            anew.supervision(),
            anew.parts(),
            java.util.List.of(
                new Repayment(new Draw.Source(ALICE, serial, "*monetary"), Amount.of(30)),
                new Repayment(new Draw.Source(ALICE, 77, "*monetary"), Amount.of(1)),
                new Repayment(
                    new Draw.Source(new AccountId("T", "nobody"), 1, "*monetary"), Amount.of(1))));

    // When
    LedgerReply reply =
        shard
            .execute(LedgerCommandDecoder.decode(new LedgerCommandEncoder().encode(repaying)))
            .reply();

    // Then
    assertThat(Caller.outcome(reply).granted()).isEqualTo(45 * SECOND);
    assertThat(money(shard, ALICE)).isEqualTo("5");
  }

  @Test
  void shouldLeaveAnAccountThatIsOpenAsItIs() {
    // Given
    LedgerShard shard = charging(ONE_A_SECOND, ALICE);
    shard.execute(change(ALICE, terms(true, "", false)));

    // When
    shard.execute(change(ALICE, new AccountAction.Open()));

    // Then
    assertThat(shard.account(ALICE).orElseThrow().terms().mayGoNegative()).isTrue();
  }
}

package org.signalbox.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.ledger.Actions.MONEY;
import static org.signalbox.ledger.Actions.define;
import static org.signalbox.ledger.Actions.trigger;
import static org.signalbox.ledger.BalanceSpecs.cash;
import static org.signalbox.ledger.BalanceSpecs.voice;
import static org.signalbox.ledger.Caller.SECOND;
import static org.signalbox.ledger.Caller.charging;
import static org.signalbox.ledger.Ledgers.ALICE;
import static org.signalbox.ledger.Ledgers.change;
import static org.signalbox.ledger.Ledgers.money;
import static org.signalbox.ledger.PriceLists.everyone;
import static org.signalbox.ledger.PriceLists.slot;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.signalbox.core.Amount;
import org.signalbox.ledger.LedgerCommand.Charge;
import org.signalbox.rating.TypeOfRecord;

/** What an earlier event was charged goes back to whoever paid it, and to nobody else. */
class RepaymentTest {

  private static final BalancePattern VOICE =
      BalancePattern.of(Optional.of(TypeOfRecord.VOICE), Optional.empty());

  private static LedgerShard shard() {
    return charging(everyone(slot("1", "1s", "1s")), ALICE);
  }

  private static Draw.Source source(LedgerShard shard, TypeOfRecord tor, String id) {
    Account account = shard.account(ALICE).orElseThrow();
    return account.source(account.balance(tor, id).orElseThrow());
  }

  /** Charges ten seconds in the place of what is given back. */
  private static Charge anew(LedgerShard shard, Draw.Source source, String value) {
    Charge charge =
        Caller.of(shard, "anew", Caller.voice(ALICE, "6140000001"))
            .charge(SessionPhase.EVENT, PartStep.Report.ending(10 * SECOND));
    return new Charge(
        charge.at(),
        charge.sentKey(),
        charge.phase(),
        charge.supervision(),
        charge.parts(),
        List.of(new Repayment(source, Amount.of(value))));
  }

  private static void reopen(LedgerShard shard) {
    shard.execute(
        change(
            ALICE, new AccountAction.Remove(), new AccountAction.Configure(AccountTerms.PREPAID)));
  }

  @Test
  void shouldNotGiveTheValueOfAnAccountThatIsGoneToTheNextOfItsName() {
    // Given
    LedgerShard shard = shard();
    shard.execute(change(ALICE, voice("v").holdingSeconds(60)));
    Draw.Source units = source(shard, TypeOfRecord.VOICE, "v");
    reopen(shard);
    shard.execute(change(ALICE, money("50")));

    // When
    Execution execution = shard.execute(anew(shard, units, "30000000000"));

    // Then
    assertThat(money(shard, ALICE)).isEqualTo("40");
    assertThat(source(shard, TypeOfRecord.MONETARY, Balance.DEFAULT_ID).serial())
        .isGreaterThan(units.serial());
    assertThat(execution.records())
        .contains(new LedgerRecord.HoldLapsed("anew", units, Amount.of(30_000_000_000L)));
  }

  @Test
  void shouldNotGiveMoneyOfAnAccountThatIsGoneToTheNextOfItsName() {
    // Given
    LedgerShard shard = shard();
    shard.execute(change(ALICE, money("50")));
    Draw.Source before = source(shard, TypeOfRecord.MONETARY, Balance.DEFAULT_ID);
    shard.execute(change(ALICE, new AccountAction.Remove()));
    LedgerShard restored =
        Ledgers.restored(shard, PriceLists.port(everyone(slot("1", "1s", "1s"))));
    restored.execute(change(ALICE, new AccountAction.Configure(AccountTerms.PREPAID), money("20")));

    // When
    restored.execute(anew(restored, before, "30"));

    // Then
    assertThat(money(restored, ALICE)).isEqualTo("10");
  }

  @Test
  void shouldReleaseNothingOfASessionToTheNextAccountOfItsName() {
    // Given
    LedgerShard shard = shard();
    shard.execute(change(ALICE, money("50")));
    Caller call = Caller.calling(shard);
    call.begin(30 * SECOND);
    reopen(shard);
    shard.execute(change(ALICE, money("5")));

    // When
    call.end(0);

    // Then
    assertThat(money(shard, ALICE)).isEqualTo("5");
  }

  @Test
  void shouldRepayMoneyToTheDefaultBalanceWhereTheOneThatPaidIsGone() {
    // Given
    LedgerShard shard = shard();
    shard.execute(change(ALICE, money("50"), cash("bonus").holding("30")));
    Draw.Source bonus = source(shard, TypeOfRecord.MONETARY, "bonus");
    shard.execute(
        change(
            ALICE,
            new AccountAction.RemoveBalances(BalanceSelector.of(TypeOfRecord.MONETARY, "bonus"))));

    // When
    shard.execute(anew(shard, bonus, "7"));

    // Then
    assertThat(money(shard, ALICE)).isEqualTo("47");
  }

  @Test
  void shouldSayWhatIsRepaidToNobody() {
    // Given
    LedgerShard shard = shard();
    shard.execute(change(ALICE, money("50"), voice("v").holdingSeconds(60)));
    Draw.Source units = source(shard, TypeOfRecord.VOICE, "v");
    shard.execute(
        change(
            ALICE, new AccountAction.RemoveBalances(BalanceSelector.of(TypeOfRecord.VOICE, "v"))));

    // When
    Execution execution = shard.execute(anew(shard, units, "1000000000"));

    // Then
    assertThat(execution.records())
        .contains(new LedgerRecord.HoldLapsed("anew", units, Amount.of(1_000_000_000L)));
    assertThat(
            Ledgers.restored(shard, PriceLists.port(everyone(slot("1", "1s", "1s")))).stateHash())
        .isEqualTo(shard.stateHash());
  }

  @Test
  void shouldCountOnceWhatIsChargedAnew() {
    // Given
    LedgerShard shard = shard();
    BalancePattern anyMoney =
        BalancePattern.of(Optional.of(TypeOfRecord.MONETARY), Optional.empty());
    shard.execute(
        define(
            new Definition.TriggerGroup(
                "WATCH",
                List.of(
                    trigger("used", ThresholdType.MAX_EVENT_COUNTER, "1e20", VOICE, ""),
                    trigger("cost", ThresholdType.MAX_EVENT_COUNTER, "1e20", anyMoney, ""),
                    trigger("paid", ThresholdType.MAX_BALANCE_COUNTER, "1e20", MONEY, "")))));
    shard.execute(change(ALICE, money("50"), new AccountAction.GiveTriggers("WATCH")));
    Caller.of(shard, "first", Caller.voice(ALICE, "6140000001"))
        .event(PartStep.Report.ending(10 * SECOND));

    // When
    shard.execute(anew(shard, source(shard, TypeOfRecord.MONETARY, Balance.DEFAULT_ID), "10"));

    // Then
    assertThat(shard.rules(ALICE).triggers())
        .extracting(state -> state.trigger().id() + " " + state.counted())
        .containsExactly("used 10000000000", "cost 10", "paid 10");
    assertThat(money(shard, ALICE)).isEqualTo("40");
  }

  @Test
  void shouldGiveBackOnceByOneKeyAndAskAgainWhatWasRefused() {
    // Given
    LedgerShard shard = shard();
    shard.execute(change(ALICE, money("50")));
    Draw.Source paid = source(shard, TypeOfRecord.MONETARY, Balance.DEFAULT_ID);
    shard.execute(change(ALICE, new AccountAction.Remove()));
    LedgerReply refused = shard.execute(anew(shard, paid, "30")).reply();
    shard.execute(change(ALICE, new AccountAction.Configure(AccountTerms.PREPAID), money("50")));
    shard.execute(anew(shard, paid, "30"));

    // When
    Execution again = shard.execute(anew(shard, paid, "30"));

    // Then
    assertThat(refused).isEqualTo(new LedgerReply.Refused(Refusal.ACCOUNT_NOT_FOUND));
    assertThat(again.records()).isEmpty();
    assertThat(money(shard, ALICE)).isEqualTo("40");
  }
}

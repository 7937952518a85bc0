package org.signalbox.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.ledger.Ledgers.ALICE;
import static org.signalbox.ledger.Ledgers.BOB;
import static org.signalbox.ledger.Ledgers.NOON;
import static org.signalbox.ledger.Ledgers.change;
import static org.signalbox.ledger.Ledgers.keyed;
import static org.signalbox.ledger.Ledgers.money;
import static org.signalbox.ledger.Ledgers.open;
import static org.signalbox.ledger.Ledgers.restored;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountAction.Configure;
import org.signalbox.ledger.AccountAction.Debit;
import org.signalbox.ledger.AccountAction.RemoveBalances;
import org.signalbox.ledger.AccountAction.SetExpiry;
import org.signalbox.ledger.AccountAction.TopUp;
import org.signalbox.ledger.AccountAction.Transfer;
import org.signalbox.ledger.LedgerCommand.ChangeAccount;
import org.signalbox.ledger.LedgerCommand.Tick;
import org.signalbox.rating.TypeOfRecord;

/** What operators and actions do to accounts. */
class AccountChangeTest {

  private static final BalanceSelector MONEY =
      BalanceSelector.of(TypeOfRecord.MONETARY, Balance.DEFAULT_ID);

  @Test
  void shouldAddUpTopUps() {
    // Given
    LedgerShard shard = open(ALICE);

    // When
    shard.execute(change(ALICE, money("10"), money("0.000000000001")));

    // Then
    assertThat(money(shard, ALICE)).isEqualTo("10.000000000001");
  }

  @Test
  void shouldRefuseToTopUpAnUnknownAccount() {
    // Given
    LedgerShard shard = open(ALICE);

    // When
    LedgerReply reply = shard.execute(change(BOB, money("10"))).reply();

    // Then
    assertThat(reply).isEqualTo(new LedgerReply.Refused(Refusal.ACCOUNT_NOT_FOUND));
  }

  @Test
  void shouldDoNothingWhenOneActionIsRefused() {
    // Given
    LedgerShard shard = open(ALICE);
    String before = shard.stateHash();

    // When
    Execution execution =
        shard.execute(
            change(
                ALICE,
                money("10"),
                new Debit(BalanceSelector.of(TypeOfRecord.SMS, "none"), Amount.of(1))));

    // Then
    assertThat(execution.reply()).isEqualTo(new LedgerReply.Refused(Refusal.NOT_FOUND));
    assertThat(execution.records()).isEmpty();
    assertThat(shard.stateHash()).isEqualTo(before);
  }

  @Test
  void shouldGiveTheFirstAnswerAgainAndMoveNothing() {
    // Given
    LedgerShard shard = open(ALICE);
    RequestKey key = new RequestKey("top-up-1", 0);
    shard.execute(keyed(key, ALICE, money("10")));

    // When
    Execution again = shard.execute(keyed(key, ALICE, money("10")));

    // Then
    assertThat(again).isEqualTo(new Execution(LedgerReply.DONE, java.util.List.of()));
    assertThat(money(shard, ALICE)).isEqualTo("10");
  }

  @Test
  void shouldRefuseMoneyOfAnotherCurrency() {
    // Given
    LedgerShard shard = open(ALICE);

    // When
    LedgerReply reply =
        shard
            .execute(
                change(ALICE, new TopUp(BalanceSpec.money(), Amount.of(1), Optional.of("EUR"))))
            .reply();

    // Then
    assertThat(reply).isEqualTo(new LedgerReply.Refused(Refusal.CURRENCY_MISMATCH));
  }

  @Test
  void shouldMoveValueToAnotherAccount() {
    // Given
    LedgerShard shard = open(ALICE, BOB);
    shard.execute(change(ALICE, money("10")));

    // When
    shard.execute(change(ALICE, new Transfer(MONEY, BOB, Balance.DEFAULT_ID, Amount.of("2.5"))));

    // Then
    assertThat(money(shard, ALICE)).isEqualTo("7.5");
    assertThat(money(shard, BOB)).isEqualTo("2.5");
  }

  @Test
  void shouldEndABalanceWhenItsTimeHasCome() {
    // Given
    LedgerShard shard = open(ALICE);
    BalanceSpec untilOne =
        new BalanceSpec(
            TypeOfRecord.MONETARY,
            "day",
            new Expiry.At(NOON.plusSeconds(3_600)),
            BalanceTerms.PLAIN);
    shard.execute(change(ALICE, new TopUp(untilOne, Amount.of(5))));

    // When
    Execution tick = shard.execute(new Tick(NOON.plusSeconds(3_600), 10));

    // Then
    assertThat(tick.reply()).isEqualTo(new LedgerReply.Ticked(1, false));
    assertThat(shard.account(ALICE).orElseThrow().balances()).isEmpty();
    assertThat(tick.records())
        .hasSize(2)
        .first()
        .isInstanceOfSatisfying(
            LedgerRecord.EntryPosted.class,
            entry -> assertThat(entry.change()).isEqualTo(Amount.of(-5)));
  }

  @Test
  void shouldBeEqualWhenRestoredFromItsImage() {
    // Given
    LedgerShard shard = open(ALICE, BOB);
    shard.execute(keyed(new RequestKey("a", 3), ALICE, money("10")));
    shard.execute(change(BOB, money("1"), new RemoveBalances(BalanceSelector.ALL)));

    // When
    LedgerShard restored = restored(shard, TariffPort.NONE);

    // Then
    assertThat(restored.stateHash()).isEqualTo(shard.stateHash());
    assertThat(restored.account(ALICE)).isEqualTo(shard.account(ALICE));
  }

  @Test
  void shouldDecodeWhatItEncodes() {
    // Given
    LedgerCommand command =
        keyed(
            new RequestKey("host;1", 7),
            ALICE,
            new Configure(AccountTerms.PREPAID),
            money("10"),
            new Debit(MONEY, Amount.of("0.5")));

    // When
    byte[] octets = new LedgerCommandEncoder().encode(command);

    // Then
    assertThat(LedgerCommandDecoder.decode(octets)).isEqualTo(command);
  }

  @Test
  void shouldKeepADebtWhenItsEndedBalanceIsToppedUp() {
    // Given
    LedgerShard shard = Ledgers.open(ALICE);
    shard.execute(
        change(
            ALICE,
            money("10"),
            new Debit(MONEY, Amount.of(25)),
            new SetExpiry(MONEY, new Expiry.At(NOON.plusSeconds(60)))));

    // When
    shard.execute(
        new ChangeAccount(NOON.plusSeconds(61), Optional.empty(), ALICE, List.of(money("5"))));

    // Then
    assertThat(money(shard, ALICE)).isEqualTo("-10");
  }

  private static final Expiry IN_A_MINUTE = new Expiry.At(NOON.plusSeconds(60));

  private static TopUp topUp(TypeOfRecord tor, String id, Expiry expiry, long value) {
    return new TopUp(new BalanceSpec(tor, id, expiry, BalanceTerms.PLAIN), Amount.of(value));
  }

  private static LedgerReply afterAMinute(LedgerShard shard, AccountAction action) {
    return shard
        .execute(new ChangeAccount(NOON.plusSeconds(61), Optional.empty(), ALICE, List.of(action)))
        .reply();
  }

  private static Transfer ten(String from) {
    return new Transfer(
        new BalanceSelector(Optional.empty(), Optional.of(from)), BOB, "got", Amount.of(10));
  }

  private static String value(LedgerShard shard, AccountId account, TypeOfRecord tor, String id) {
    return shard
        .account(account)
        .flatMap(known -> known.balance(tor, id))
        .map(balance -> balance.value().toString())
        .orElse("none");
  }

  @Test
  void shouldDebitABalanceThatGoesOnRatherThanOneThatHasEnded() {
    // Given
    LedgerShard shard = open(ALICE);
    shard.execute(
        change(
            ALICE,
            topUp(TypeOfRecord.MONETARY, "a", IN_A_MINUTE, 50),
            topUp(TypeOfRecord.MONETARY, "b", new Expiry.Never(), 50)));

    // When
    afterAMinute(
        shard,
        new Debit(
            new BalanceSelector(Optional.of(TypeOfRecord.MONETARY), Optional.empty()),
            Amount.of(20)));

    // Then
    assertThat(value(shard, ALICE, TypeOfRecord.MONETARY, "a")).isEqualTo("50");
    assertThat(value(shard, ALICE, TypeOfRecord.MONETARY, "b")).isEqualTo("30");
  }

  @Test
  void shouldFindNothingToDebitWhereAllHasEnded() {
    // Given
    LedgerShard shard = open(ALICE);
    shard.execute(change(ALICE, topUp(TypeOfRecord.MONETARY, "a", IN_A_MINUTE, 50)));

    // When
    LedgerReply reply =
        afterAMinute(
            shard, new Debit(BalanceSelector.of(TypeOfRecord.MONETARY, "a"), Amount.of(20)));

    // Then
    assertThat(reply).isEqualTo(new LedgerReply.Refused(Refusal.NOT_FOUND));
  }

  @Test
  void shouldTransferFromTheBalanceThatGoesOnWhereOneOfAnotherTypeHasEnded() {
    // Given
    LedgerShard shard = open(ALICE, BOB);
    shard.execute(
        change(
            ALICE,
            topUp(TypeOfRecord.SMS, "a", IN_A_MINUTE, 50),
            topUp(TypeOfRecord.MONETARY, "a", new Expiry.Never(), 50)));

    // When
    LedgerReply reply = afterAMinute(shard, ten("a"));

    // Then
    assertThat(reply).isEqualTo(LedgerReply.DONE);
    assertThat(value(shard, BOB, TypeOfRecord.MONETARY, "got")).isEqualTo("10");
    assertThat(value(shard, BOB, TypeOfRecord.SMS, "got")).isEqualTo("none");
  }

  @Test
  void shouldRefuseToTransferFromANameThatBalancesOfTwoTypesHave() {
    // Given
    LedgerShard shard = open(ALICE, BOB);
    shard.execute(
        change(
            ALICE,
            topUp(TypeOfRecord.SMS, "a", new Expiry.Never(), 50),
            topUp(TypeOfRecord.MONETARY, "a", new Expiry.Never(), 50)));

    // When
    LedgerReply reply = shard.execute(change(ALICE, ten("a"))).reply();

    // Then
    assertThat(reply).isEqualTo(new LedgerReply.Refused(Refusal.AMBIGUOUS_BALANCE));
    assertThat(value(shard, ALICE, TypeOfRecord.SMS, "a")).isEqualTo("50");
  }

  @Test
  void shouldTransferFromTheFirstBalanceThatHoldsEnough() {
    // Given
    LedgerShard shard = open(ALICE, BOB);
    shard.execute(
        change(
            ALICE,
            topUp(TypeOfRecord.MONETARY, "a", new Expiry.Never(), 5),
            topUp(TypeOfRecord.MONETARY, "b", new Expiry.Never(), 50)));

    // When
    LedgerReply reply =
        shard
            .execute(
                change(
                    ALICE,
                    new Transfer(
                        new BalanceSelector(Optional.of(TypeOfRecord.MONETARY), Optional.empty()),
                        BOB,
                        "got",
                        Amount.of(10))))
            .reply();

    // Then
    assertThat(reply).isEqualTo(LedgerReply.DONE);
    assertThat(value(shard, ALICE, TypeOfRecord.MONETARY, "b")).isEqualTo("40");
  }
}

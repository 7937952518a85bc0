package org.signalbox.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.signalbox.ledger.Actions.MONEY;
import static org.signalbox.ledger.Actions.define;
import static org.signalbox.ledger.Actions.ending;
import static org.signalbox.ledger.Actions.money;
import static org.signalbox.ledger.Actions.on;
import static org.signalbox.ledger.Actions.onlyIf;
import static org.signalbox.ledger.Actions.saying;
import static org.signalbox.ledger.Actions.set;
import static org.signalbox.ledger.Actions.weighing;
import static org.signalbox.ledger.Ledgers.ALICE;
import static org.signalbox.ledger.Ledgers.BOB;
import static org.signalbox.ledger.Ledgers.NOON;
import static org.signalbox.ledger.Ledgers.change;
import static org.signalbox.ledger.Ledgers.money;
import static org.signalbox.ledger.Ledgers.value;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountAction.RunActions;
import org.signalbox.ledger.LedgerCommand.ChangeAccount;
import org.signalbox.ledger.LedgerCommand.Define;
import org.signalbox.rating.TypeOfRecord;

class ActionSetTest {

  private static final BalancePattern VOICE = BalancePattern.of(TypeOfRecord.VOICE, "bundle");

  private static LedgerShard shard(StoredAction... actions) {
    LedgerShard shard = Ledgers.open(ALICE, BOB);
    shard.execute(change(ALICE, money("10")));
    shard.execute(define(set("SET", actions)));
    return shard;
  }

  private static Execution run(LedgerShard shard) {
    return shard.execute(change(ALICE, new RunActions("SET")));
  }

  @ParameterizedTest
  @CsvSource({
    "TOPUP, 3, 13",
    "TOPUP_RESET, 3, 3",
    "TOPUP_ZERO_NEGATIVE, 3, 13",
    "DEBIT, 3, 7",
    "DEBIT, 12, -2",
    "DEBIT_RESET, 3, -3",
    "SET_BALANCE, 3, 3"
  })
  void shouldMoveMoneyAsTheTypeSays(ActionType type, String units, String expected) {
    // Given
    LedgerShard shard = shard(money(type, units));

    // When
    Execution execution = run(shard);

    // Then
    assertThat(execution.reply()).isEqualTo(LedgerReply.DONE);
    assertThat(money(shard, ALICE)).isEqualTo(expected);
  }

  @Test
  void shouldRunTheHeavierActionFirst() {
    // Given
    LedgerShard shard =
        shard(
            weighing(1, money(ActionType.TOPUP_RESET, "5")),
            weighing(20, money(ActionType.DEBIT, "4")));

    // When
    run(shard);

    // Then
    assertThat(money(shard, ALICE)).isEqualTo("5");
  }

  @Test
  void shouldLiftADebtToZeroBeforeItTopsUp() {
    // Given
    LedgerShard shard =
        shard(
            weighing(2, money(ActionType.DEBIT, "15")),
            weighing(1, money(ActionType.TOPUP_ZERO_NEGATIVE, "3")));

    // When
    run(shard);

    // Then
    assertThat(money(shard, ALICE)).isEqualTo("3");
  }

  @Test
  void shouldCountTheEndFromWhenTheSetRuns() {
    // Given
    LedgerShard shard = shard(ending(on(ActionType.TOPUP, VOICE, "60"), "+720h"));
    Instant later = NOON.plus(Duration.ofDays(3));

    // When
    shard.execute(
        new ChangeAccount(later, Optional.empty(), ALICE, List.of(new RunActions("SET"))));

    // Then
    assertThat(shard.account(ALICE).orElseThrow().balance(TypeOfRecord.VOICE, "bundle"))
        .flatMap(Balance::expiry)
        .contains(later.plus(Duration.ofDays(30)));
  }

  @Test
  void shouldLeaveTheEndOfABalanceWhereNoneIsSaid() {
    // Given
    LedgerShard shard = shard(on(ActionType.TOPUP, VOICE, "60"));
    Instant end = NOON.plusSeconds(600);
    shard.execute(
        change(ALICE, BalanceSpecs.voice("bundle").until(new Expiry.At(end)).holding("1")));

    // When
    run(shard);

    // Then
    assertThat(shard.account(ALICE).orElseThrow().balance(TypeOfRecord.VOICE, "bundle"))
        .flatMap(Balance::expiry)
        .contains(end);
  }

  @Test
  void shouldPassOverAnActionWhoseFilterDoesNotHold() {
    // Given
    LedgerShard shard =
        shard(
            onlyIf("*lt:~*req.BalanceMap.*monetary.GetTotalValue:10", money(ActionType.TOPUP, "1")),
            onlyIf(
                "*gte:~*req.BalanceMap.*monetary.GetTotalValue:10",
                on(ActionType.TOPUP, VOICE, "5")),
            onlyIf("*notstring:~*req.Disabled:false", money(ActionType.TOPUP, "100")));

    // When
    run(shard);

    // Then
    assertThat(money(shard, ALICE)).isEqualTo("10");
    assertThat(value(shard, ALICE, TypeOfRecord.VOICE, "bundle")).isEqualTo("5");
  }

  @Test
  void shouldDoNothingOfASetOfWhichOneActionCannotBeDone() {
    // Given
    LedgerShard shard =
        shard(
            weighing(9, money(ActionType.TOPUP, "5")),
            StoredAction.of(ActionType.REMOVE_BALANCE, VOICE, Optional.empty()));
    String before = shard.stateHash();

    // When
    Execution execution = run(shard);

    // Then
    assertThat(execution)
        .isEqualTo(new Execution(new LedgerReply.Refused(Refusal.NOT_FOUND), List.of()));
    assertThat(shard.stateHash()).isEqualTo(before);
  }

  @Test
  void shouldTransferToTheAccountThatTheParametersName() {
    // Given
    StoredAction transfer =
        new StoredAction(
            ActionType.TRANSFER_BALANCE,
            MONEY,
            Optional.of(new ActionValue.Fixed(Amount.of(4))),
            Optional.empty(),
            ActionCondition.NONE,
            "{\"DestinationAccountID\":\"cgrates.org:1002\",\"DestinationBalanceID\":\"gift\"}",
            java.math.BigDecimal.ZERO);
    LedgerShard shard = shard(transfer);

    // When
    run(shard);

    // Then
    assertThat(money(shard, ALICE)).isEqualTo("6");
    assertThat(value(shard, BOB, TypeOfRecord.MONETARY, "gift")).isEqualTo("4");
  }

  @Test
  void shouldCollectAllMoneyInTheDefaultBalance() {
    // Given
    LedgerShard shard = shard(StoredAction.of(ActionType.TRANSFER_MONETARY_DEFAULT));
    shard.execute(
        change(ALICE, BalanceSpecs.cash("a").holding("1.5"), BalanceSpecs.cash("b").holding("2")));

    // When
    run(shard);

    // Then
    assertThat(money(shard, ALICE)).isEqualTo("13.5");
    assertThat(value(shard, ALICE, TypeOfRecord.MONETARY, "a")).isEqualTo("0");
  }

  @Test
  void shouldGiveADayItsShareOfAMonth() {
    // Given
    LedgerShard shard =
        shard(
            StoredAction.of(
                ActionType.TOPUP,
                VOICE,
                Optional.of(new ActionValue.DayOf(Amount.of(62), ActionValue.Interval.MONTH))));

    // When
    run(shard);

    // Then
    assertThat(value(shard, ALICE, TypeOfRecord.VOICE, "bundle")).isEqualTo("2");
  }

  @Test
  void shouldLogACdrOfEverythingThatTheSetMoved() {
    // Given
    LedgerShard shard =
        shard(
            weighing(20, saying(ActionType.CDRLOG, "{\"Category\":\"bonus\"}")),
            weighing(10, money(ActionType.TOPUP, "5")));

    // When
    Execution execution = run(shard);

    // Then
    LedgerRecord.EffectDue due =
        execution.records().stream()
            .filter(LedgerRecord.EffectDue.class::isInstance)
            .map(LedgerRecord.EffectDue.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(due.effect().parameters()).isEqualTo("{\"Category\":\"bonus\"}");
    assertThat(due.context().moves()).hasSize(1);
    assertThat(due.context().moves().getFirst().balance().value()).isEqualTo(Amount.of(15));
  }

  @Test
  void shouldStopWhereTheSetRemovesTheAccount() {
    // Given
    LedgerShard shard =
        shard(
            weighing(2, StoredAction.of(ActionType.REMOVE_ACCOUNT)),
            weighing(1, money(ActionType.TOPUP, "5")));

    // When
    Execution execution = run(shard);

    // Then
    assertThat(execution.reply()).isEqualTo(LedgerReply.DONE);
    assertThat(shard.account(ALICE)).isEmpty();
  }

  @Test
  void shouldAllowAndDenyADebt() {
    // Given
    LedgerShard shard = shard(StoredAction.of(ActionType.ALLOW_NEGATIVE));

    // When
    run(shard);

    // Then
    assertThat(shard.account(ALICE).orElseThrow().terms().mayGoNegative()).isTrue();
  }

  @Test
  void shouldNotKnowASetThatWasRemoved() {
    // Given
    LedgerShard shard = shard(money(ActionType.TOPUP, "5"));
    shard.execute(
        new Define(NOON, Optional.empty(), List.of(), List.of(DefinitionId.actionSet("SET"))));

    // When
    Execution execution = run(shard);

    // Then
    assertThat(execution.reply()).isEqualTo(new LedgerReply.Refused(Refusal.NOT_FOUND));
  }

  @Test
  void shouldKeepADebtWhenItsEndedBalanceIsToppedUp() {
    // Given
    LedgerShard shard = shard(ending(money(ActionType.TOPUP, "5"), "*unlimited"));
    Instant end = NOON.plusSeconds(60);
    shard.execute(
        change(
            ALICE,
            new AccountAction.Debit(
                BalanceSelector.of(TypeOfRecord.MONETARY, Balance.DEFAULT_ID), Amount.of(30)),
            new AccountAction.SetExpiry(BalanceSelector.ALL, new Expiry.At(end))));

    // When
    shard.execute(
        new ChangeAccount(
            end.plusSeconds(1), Optional.empty(), ALICE, List.of(new RunActions("SET"))));

    // Then
    assertThat(money(shard, ALICE)).isEqualTo("-15");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TRANSFER_BALANCE | {\"DestinationAccountID\":\"1002\"} | expected TENANT:ACCOUNT",
        "HTTP_POST | ftp://example.org | expected an address that begins with http",
        "CDRLOG | {\"Category\": | no JSON object",
        "CGR_RPC | {} | expected *internal or the address",
        "CGR_RPC | {\"Address\":\"127.0.0.1:2012\",\"Method\":\"A.B\"} | expected *internal",
        "CGR_RPC | {\"Address\":\"*internal\",\"Method\":\"A.B\",\"Params\":[1]} | expected an object",
        "CGR_RPC | {\"Address\":\"*internal\",\"Method\":\"<<.Actor.ID>>\"} | found <<.Actor.ID>>",
        "CGR_RPC | {\"Address\":\"*internal\",\"Method\":\"<<.Account.ID\"} | expected >>",
        "MAIL_ASYNC | '' | found '' where a mail address",
        "MAIL_ASYNC | ann@example.org;bob | found 'bob'",
        "RESET_TRIGGERS | {\"Uniq\":\"1\"} | found Uniq"
      })
  void shouldRefuseParametersThatCannotBeMeant(ActionType type, String parameters, String why) {
    // When / Then
    assertThatThrownBy(() -> saying(type, parameters))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }

  @Test
  void shouldRefuseAnEndInAZoneWhoseRulesMayChange() {
    // Given
    String zone = "Europe/Berlin";

    // When / Then
    assertThatThrownBy(() -> new Expiry.Rule("*monthly", zone))
        .hasMessageContaining("expected an offset");
  }
}

package org.signalbox.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.ledger.Actions.MONEY;
import static org.signalbox.ledger.Actions.define;
import static org.signalbox.ledger.Actions.money;
import static org.signalbox.ledger.Actions.on;
import static org.signalbox.ledger.Actions.saying;
import static org.signalbox.ledger.Actions.set;
import static org.signalbox.ledger.Actions.trigger;
import static org.signalbox.ledger.Caller.SECOND;
import static org.signalbox.ledger.Ledgers.ALICE;
import static org.signalbox.ledger.Ledgers.NOON;
import static org.signalbox.ledger.Ledgers.change;
import static org.signalbox.ledger.Ledgers.money;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountAction.GiveTriggers;
import org.signalbox.ledger.AccountAction.ResetTriggers;
import org.signalbox.ledger.LedgerCommand.ChangeAccount;
import org.signalbox.ledger.LedgerCommand.Tick;
import org.signalbox.rating.TypeOfRecord;

class TriggerTest {

  private static final BalancePattern VOICE =
      BalancePattern.of(Optional.of(TypeOfRecord.VOICE), Optional.empty());
  private static final BalanceSelector CASH =
      BalanceSelector.of(TypeOfRecord.MONETARY, Balance.DEFAULT_ID);

  private static LedgerShard watched(ActionTrigger... triggers) {
    LedgerShard shard =
        Caller.charging(
            PriceLists.everyone(PriceLists.withFee("0", PriceLists.slot("0.1", "1s", "1s"))),
            ALICE);
    shard.execute(
        define(
            set("TELL", saying(ActionType.LOG, "")),
            set("GIFT", on(ActionType.TOPUP, BalancePattern.of(TypeOfRecord.SMS, "gift"), "5")),
            set("TAKE", money(ActionType.DEBIT, "1")),
            set("BROKEN", StoredAction.of(ActionType.REMOVE_BALANCE, VOICE, Optional.empty())),
            new Definition.TriggerGroup("WATCH", List.of(triggers))));
    shard.execute(change(ALICE, money("20"), new GiveTriggers("WATCH")));
    return shard;
  }

  private static ChangeAccount debit(Instant at, String value) {
    return new ChangeAccount(
        at, Optional.empty(), ALICE, List.of(new AccountAction.Debit(CASH, Amount.of(value))));
  }

  private static long runs(Execution execution, String set) {
    return execution.records().stream()
        .filter(
            record -> record instanceof LedgerRecord.ActionsRun run && run.actionSet().equals(set))
        .count();
  }

  private static ActionTrigger recurrent(ActionTrigger of, Duration minSleep) {
    return new ActionTrigger(
        of.id(),
        of.type(),
        of.threshold(),
        true,
        minSleep,
        of.activation(),
        of.expiry(),
        of.balance(),
        of.actionSet(),
        of.weight());
  }

  @Test
  void shouldFireInTheCommandThatCrossesTheThreshold() {
    // Given
    LedgerShard shard = watched(trigger("low", ThresholdType.MIN_BALANCE, "5", MONEY, "GIFT"));
    Execution above = shard.execute(debit(NOON, "14"));

    // When
    Execution crossing = shard.execute(debit(NOON, "1"));

    // Then
    assertThat(runs(above, "GIFT")).isZero();
    assertThat(runs(crossing, "GIFT")).isEqualTo(1);
    assertThat(Ledgers.value(shard, ALICE, TypeOfRecord.SMS, "gift")).isEqualTo("5");
  }

  @Test
  void shouldFireOnceUntilItIsReset() {
    // Given
    LedgerShard shard = watched(trigger("low", ThresholdType.MIN_BALANCE, "5", MONEY, "TELL"));
    shard.execute(debit(NOON, "16"));
    Execution again = shard.execute(debit(NOON, "1"));
    shard.execute(change(ALICE, new ResetTriggers(TriggerSelector.ALL)));

    // When
    Execution afterReset = shard.execute(debit(NOON, "1"));

    // Then
    assertThat(runs(again, "TELL")).isZero();
    assertThat(runs(afterReset, "TELL")).isEqualTo(1);
  }

  @Test
  void shouldBeQuietForItsSleepWhenItIsRecurrent() {
    // Given
    LedgerShard shard =
        watched(
            recurrent(
                trigger("low", ThresholdType.MIN_BALANCE, "5", MONEY, "TELL"),
                Duration.ofMinutes(1)));
    shard.execute(debit(NOON, "16"));
    Execution asleep = shard.execute(debit(NOON.plusSeconds(59), "1"));

    // When
    Execution awake = shard.execute(debit(NOON.plusSeconds(60), "1"));

    // Then
    assertThat(runs(asleep, "TELL")).isZero();
    assertThat(runs(awake, "TELL")).isEqualTo(1);
  }

  @Test
  void shouldCountUsageOnlyOnceItWasUsed() {
    // Given
    LedgerShard shard =
        watched(
            trigger(
                "long",
                ThresholdType.MAX_EVENT_COUNTER,
                Long.toString(60 * SECOND),
                VOICE,
                "TELL"));
    Caller call = Caller.calling(shard);
    call.begin(90 * SECOND);
    call.go(40 * SECOND, 90 * SECOND);

    // When
    call.end(20 * SECOND);

    // Then
    assertThat(call.records()).filteredOn(LedgerRecord.ActionsRun.class::isInstance).hasSize(1);
    assertThat(shard.rules(ALICE).triggers().getFirst().counted())
        .isEqualTo(Amount.of(60 * SECOND));
  }

  @Test
  void shouldCountWhatUsageTookFromABalance() {
    // Given
    LedgerShard shard =
        watched(trigger("spent", ThresholdType.MAX_BALANCE_COUNTER, "3", MONEY, "TELL"));
    Caller call = Caller.calling(shard);
    call.begin(60 * SECOND);

    // When
    call.end(30 * SECOND);

    // Then
    assertThat(shard.rules(ALICE).triggers().getFirst().counted()).isEqualTo(Amount.of("3"));
    assertThat(call.records()).anyMatch(LedgerRecord.ActionsRun.class::isInstance);
  }

  @Test
  void shouldCountOnlyTheUsageThatIsMeant() {
    // Given
    BalancePattern money =
        new BalancePattern(
            Optional.of(TypeOfRecord.MONETARY),
            Optional.empty(),
            Optional.empty(),
            new java.util.TreeSet<>(),
            new java.util.TreeSet<>(List.of("premium")),
            new java.util.TreeSet<>(),
            List.of(),
            Optional.empty(),
            new java.util.TreeMap<>(),
            Optional.empty(),
            Optional.empty());
    LedgerShard shard =
        watched(trigger("premium", ThresholdType.MAX_EVENT_COUNTER, "0.1", money, "TELL"));
    Caller call = Caller.calling(shard);
    call.begin(60 * SECOND);

    // When
    call.end(30 * SECOND);

    // Then
    assertThat(shard.rules(ALICE).triggers().getFirst().counted()).isEqualTo(Amount.ZERO);
  }

  @Test
  void shouldCountUsageThatChangesNoBalanceOfTheAccount() {
    // Given
    LedgerShard shard =
        watched(trigger("long", ThresholdType.MAX_EVENT_COUNTER, "1e20", VOICE, "TELL"));
    Caller call = Caller.calling(shard);
    call.begin(60 * SECOND);

    // When
    call.end(60 * SECOND);

    // Then
    assertThat(shard.rules(ALICE).triggers().getFirst().counted())
        .isEqualTo(Amount.of(60 * SECOND));
  }

  @Test
  void shouldFireForEveryAccountWhoseBalancesEndInOneTick() {
    // Given
    LedgerShard shard = watched(trigger("over", ThresholdType.BALANCE_EXPIRED, "0", VOICE, "TELL"));
    for (int i = 0; i < 150; i++) {
      AccountId account = new AccountId("cgrates.org", "over" + i);
      shard.execute(
          change(
              account,
              new AccountAction.Configure(AccountTerms.PREPAID),
              new GiveTriggers("WATCH"),
              BalanceSpecs.voice("bundle")
                  .until(new Expiry.At(NOON.plusSeconds(60)))
                  .holdingSeconds(60)));
    }

    // When
    Execution tick = shard.execute(new Tick(NOON.plusSeconds(60), 2_000));

    // Then
    assertThat(runs(tick, "TELL")).isEqualTo(150);
  }

  @Test
  void shouldFireWhenABalanceEnds() {
    // Given
    LedgerShard shard = watched(trigger("over", ThresholdType.BALANCE_EXPIRED, "0", VOICE, "TELL"));
    shard.execute(
        change(
            ALICE,
            BalanceSpecs.voice("bundle")
                .until(new Expiry.At(NOON.plusSeconds(60)))
                .holdingSeconds(60)));

    // When
    Execution tick = shard.execute(new Tick(NOON.plusSeconds(60), 100));

    // Then
    assertThat(runs(tick, "TELL")).isEqualTo(1);
  }

  @Test
  void shouldStopWhereTriggersCauseEachOther() {
    // Given
    LedgerShard shard =
        watched(
            recurrent(
                trigger("down", ThresholdType.MIN_BALANCE, "15", MONEY, "TAKE"), Duration.ZERO),
            recurrent(
                trigger("more", ThresholdType.MIN_BALANCE, "15", MONEY, "TAKE"), Duration.ZERO));

    // When
    Execution execution = shard.execute(debit(NOON, "5"));

    // Then
    assertThat(runs(execution, "TAKE")).isEqualTo(2);
    assertThat(money(shard, ALICE)).isEqualTo("13");
  }

  @Test
  void shouldKeepTheDebitWhoseTriggerCannotRun() {
    // Given
    LedgerShard shard = watched(trigger("low", ThresholdType.MIN_BALANCE, "5", MONEY, "BROKEN"));

    // When
    Execution execution = shard.execute(debit(NOON, "16"));

    // Then
    assertThat(execution.reply()).isEqualTo(LedgerReply.DONE);
    assertThat(money(shard, ALICE)).isEqualTo("4");
    assertThat(execution.records())
        .contains(
            new LedgerRecord.ActionsRefused(
                ALICE, "BROKEN", new ActionCause.TriggerFired("WATCH", "low"), Refusal.NOT_FOUND));
  }

  @Test
  void shouldNotLookAtATriggerBeforeOrAfterItsTime() {
    // Given
    ActionTrigger low = trigger("low", ThresholdType.MIN_BALANCE, "50", MONEY, "TELL");
    LedgerShard shard =
        watched(
            new ActionTrigger(
                "timed",
                low.type(),
                low.threshold(),
                true,
                Duration.ZERO,
                Optional.of(NOON.plusSeconds(10)),
                Optional.of(NOON.plusSeconds(20)),
                MONEY,
                "TELL",
                BigDecimal.ZERO));

    // When
    List<Long> fired =
        List.of(9, 10, 19, 20).stream()
            .map(second -> runs(shard.execute(debit(NOON.plusSeconds(second), "1")), "TELL"))
            .toList();

    // Then
    assertThat(fired).containsExactly(0L, 1L, 1L, 0L);
  }

  @Test
  void shouldKeepWhatAnAccountWasGivenWhenTheGroupIsDefinedAnew() {
    // Given
    LedgerShard shard = watched(trigger("low", ThresholdType.MIN_BALANCE, "5", MONEY, "TELL"));

    // When
    shard.execute(
        define(
            new Definition.TriggerGroup(
                "WATCH", List.of(trigger("low", ThresholdType.MIN_BALANCE, "50", MONEY, "TELL")))));

    // Then
    assertThat(shard.rules(ALICE).trigger("WATCH", "low").orElseThrow().trigger().threshold())
        .isEqualTo(Amount.of(5));
  }

  @Test
  void shouldKeepWhatATriggerCountedAndWhenItFiredUnderAnotherDefinition() {
    // Given
    ActionTrigger low = trigger("low", ThresholdType.MIN_BALANCE, "5", MONEY, "TELL");
    LedgerShard shard = watched(low);
    shard.execute(debit(NOON, "16"));
    TriggerState fired = shard.rules(ALICE).trigger("WATCH", "low").orElseThrow();
    ActionTrigger other = trigger("low", ThresholdType.MIN_BALANCE, "3", MONEY, "TELL");

    // When
    shard.execute(
        decoded(
            change(
                ALICE,
                new AccountAction.GiveTrigger("WATCH", low, Optional.of(false), true),
                new AccountAction.GiveTrigger("WATCH", other, Optional.empty(), false),
                new AccountAction.GiveTrigger("OWN", other, Optional.of(true), true))));

    // Then
    assertThat(shard.rules(ALICE).triggers())
        .containsExactly(fired.with(other), TriggerState.fresh("OWN", other).executed(true));
  }

  @Test
  void shouldHaveTriggersWaitForAReset() {
    // Given
    LedgerShard shard = watched(trigger("low", ThresholdType.MIN_BALANCE, "5", MONEY, "TELL"));
    shard.execute(decoded(change(ALICE, new AccountAction.QuietTriggers(TriggerSelector.ALL))));

    // When
    Execution crossing = shard.execute(debit(NOON, "16"));

    // Then
    assertThat(runs(crossing, "TELL")).isZero();
  }

  /** The command as the log keeps it. */
  private static LedgerCommand decoded(LedgerCommand command) {
    return LedgerCommandDecoder.decode(new LedgerCommandEncoder().encode(command));
  }
}

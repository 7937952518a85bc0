package org.signalbox.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.signalbox.ledger.Actions.on;
import static org.signalbox.ledger.BalanceSpecs.voice;
import static org.signalbox.ledger.Ledgers.ALICE;
import static org.signalbox.ledger.Ledgers.BOB;
import static org.signalbox.ledger.Ledgers.NOON;
import static org.signalbox.ledger.Ledgers.change;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.core.Amount;
import org.signalbox.ledger.LedgerCommand.ChangeAccount;
import org.signalbox.ledger.LedgerCommand.Charge;
import org.signalbox.rating.Timing;
import org.signalbox.rating.TypeOfRecord;

/** No value that is taken can stop the shard, or its log from being read again. */
class BoundsTest {

  private static final String LONG = "x".repeat(255);
  private static final Instant LAST = Instant.parse("2262-04-11T23:47:15Z");
  private static final Amount MOST = Amount.of("999999999999999999." + "9".repeat(40));
  private static final Pricing DEAREST = new Pricing.Fixed(MOST, MOST, 1, Long.MAX_VALUE / 2);

  private static BalanceTerms widest() {
    TreeSet<String> names =
        IntStream.range(0, BalanceTerms.ENTRIES_MAX)
            .mapToObj(i -> "%0255d".formatted(i))
            .collect(Collectors.toCollection(TreeSet::new));
    TreeSet<Integer> years =
        IntStream.rangeClosed(9_000, 9_999).boxed().collect(Collectors.toCollection(TreeSet::new));
    TreeMap<String, Amount> factors = new TreeMap<>();
    names.forEach(name -> factors.put(name, Amount.of("0.000000001" + "9".repeat(31))));
    Timing timing =
        new Timing(
            LONG,
            years,
            new TreeSet<>(List.of(1, 12)),
            new TreeSet<>(List.of(1, 31)),
            new TreeSet<>(List.of(0, 6)),
            LocalTime.MAX);
    BigDecimal weight = new BigDecimal("-999999999999.999999999999");
    return new BalanceTerms(
        weight,
        names,
        names,
        names,
        List.of(new BalanceTiming(timing, Optional.of(LocalTime.MAX))),
        LONG,
        factors,
        true,
        true);
  }

  private static Charge charge(Pricing pricing, String session, PartStep step) {
    PartTerms terms =
        new PartTerms(
            ALICE, TypeOfRecord.VOICE, pricing, LONG, LONG, NOON.atZone(ZoneOffset.ofHours(18)));
    return new Charge(
        NOON,
        new RequestKey(session, Long.MAX_VALUE),
        SessionPhase.EVENT,
        Duration.ofDays(30),
        List.of(new PartRequest(new PartKey(LONG, LONG), Optional.of(terms), step)));
  }

  static List<LedgerCommand> widestCommands() {
    AccountId account = new AccountId(LONG, LONG);
    RequestKey key = new RequestKey("s".repeat(512), Long.MAX_VALUE);
    BalanceSpec spec = new BalanceSpec(new TypeOfRecord(LONG), LONG, new Expiry.At(LAST), widest());
    Draw.Source source = new Draw.Source(account, Integer.MAX_VALUE, "k".repeat(511));
    PartRequest note =
        new PartRequest(
            new PartKey(LONG, LONG),
            Optional.empty(),
            PartStep.Report.ending(PartStep.USAGE_MAX),
            "n".repeat(PartRequest.NOTE_CHARACTERS_MAX));
    return List.of(
        new ChangeAccount(
            LAST,
            Optional.of(key),
            account,
            List.of(
                new AccountAction.Configure(
                    new AccountTerms(true, true, Optional.of(MOST), false, LONG)),
                new AccountAction.TopUp(spec, MOST, Optional.of(LONG)))),
        charge(DEAREST, "s", new PartStep.DirectDebit(PartStep.USAGE_MAX)),
        new Charge(
            LAST,
            key,
            SessionPhase.EVENT,
            Duration.ofDays(30),
            List.of(note),
            List.of(new Repayment(source, MOST))),
        new LedgerCommand.Tick(LAST, LedgerCommand.Tick.MOST_MAX),
        new LedgerCommand.ExtendDeadlines(LAST, Duration.ofDays(3_650)),
        new LedgerCommand.ActivateTariff(LAST, Optional.of(key), LONG),
        new LedgerCommand.RunPlan(
            LAST, new PlanMark.Id(LONG, LONG, LONG), LAST, LedgerCommand.RunPlan.MOST_MAX));
  }

  @ParameterizedTest
  @MethodSource("widestCommands")
  void shouldReadBackTheWidestValuesThatCanBeMade(LedgerCommand command) {
    // When
    LedgerCommand read = LedgerCommandDecoder.decode(new LedgerCommandEncoder().encode(command));

    // Then
    assertThat(read.equals(command)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "0.0000000009", "1e-40", "1000000000000000000.1", "1e29"})
  void shouldRefuseAFactorThatNobodyCanMean(String factor) {
    // When / Then
    assertThatThrownBy(() -> voice("v").factor(TypeOfRecord.VOICE, factor).holding("1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("of *voice, expected 0.000000001 to 1000000000000000000");
  }

  @Test
  void shouldMeasureTheLongestUsageByTheLeastFactor() {
    // Given
    LedgerShard shard = Ledgers.open(ALICE);
    shard.execute(change(ALICE, voice("v").factor(TypeOfRecord.VOICE, "0.000000001").holding("7")));

    // When
    LedgerReply reply =
        shard.execute(charge(DEAREST, "s", new PartStep.DirectDebit(PartStep.USAGE_MAX))).reply();

    // Then
    assertThat(reply).isInstanceOf(LedgerReply.Refused.class);
  }

  @Test
  void shouldRefuseATimingOfMoreYearsThanCanBeReadAgain() {
    // Given
    TreeSet<Integer> years =
        IntStream.rangeClosed(1, 1_001).boxed().collect(Collectors.toCollection(TreeSet::new));
    TreeSet<Integer> all = new TreeSet<>();
    Timing timing = new Timing("T", years, all, all, all, LocalTime.MIDNIGHT);

    // When / Then
    assertThatThrownBy(() -> new BalanceTiming(timing, Optional.empty()))
        .hasMessageContaining("more than 1000");
  }

  @Test
  void shouldNotOweMoreThanCanBeCounted() {
    // Given
    LedgerShard shard = Ledgers.open(ALICE);
    Pricing dear = new Pricing.Fixed(Amount.ZERO, Amount.of("900000000000000000"), 1, 1);
    for (int i = 0; i < 4; i++) {
      shard.execute(charge(dear, "s" + i, PartStep.Report.ending(400_000)));
    }

    // When
    LedgerReply reply = shard.execute(charge(dear, "s", PartStep.Report.ending(400_000))).reply();

    // Then
    assertThat(Caller.outcome(reply).refusal()).contains(Refusal.INSUFFICIENT_CREDIT);
    assertThat(new BigDecimal(Ledgers.money(shard, ALICE)).abs())
        .isLessThan(new BigDecimal("1e24"));
  }

  @Test
  void shouldCountNoMoreKindsOfValueThanAnImageHolds() {
    // Given
    LedgerShard shard = Ledgers.open(ALICE, BOB);
    for (int i = 0; i < 1_000; i++) {
      BalanceSpec spec =
          new BalanceSpec(new TypeOfRecord("*kind" + i), "b", Expiry.never(), BalanceTerms.PLAIN);
      shard.execute(
          change(
              ALICE,
              new AccountAction.TopUp(spec, Amount.of(1)),
              new AccountAction.RemoveBalances(BalanceSelector.ALL)));
    }

    // When
    LedgerReply reply =
        shard
            .execute(change(ALICE, Ledgers.units(new TypeOfRecord("*one-more"), "b", "1")))
            .reply();
    LedgerReply currency =
        shard
            .execute(
                change(
                    BOB,
                    new AccountAction.Configure(
                        new AccountTerms(false, false, Optional.empty(), false, "XTS"))))
            .reply();

    // Then
    assertThat(List.of(reply, currency)).containsOnly(new LedgerReply.Refused(Refusal.TOO_MANY));
    assertThat(Ledgers.restored(shard, TariffPort.NONE).stateHash()).isEqualTo(shard.stateHash());
  }

  @Test
  void shouldRefuseWhatItCannotExecuteInsteadOfStopping() {
    // Given
    LedgerShard shard = Ledgers.open(ALICE, BOB);
    List<AccountAction> taken =
        IntStream.rangeClosed(0, 251)
            .<AccountAction>mapToObj(
                i -> Ledgers.units(TypeOfRecord.SMS, "#253" + "#".repeat(i), "1"))
            .toList();
    shard.execute(new ChangeAccount(NOON, Optional.empty(), ALICE, taken));
    BalancePattern heavy = heavySms();
    // All shorter names are taken, so this one has 256 characters, which no transfer can name.
    shard.execute(
        change(ALICE, new AccountAction.Perform(List.of(on(ActionType.TOPUP, heavy, "5")))));
    String before = shard.stateHash();
    StoredAction transfer =
        new StoredAction(
            ActionType.TRANSFER_BALANCE,
            heavy,
            Optional.of(new ActionValue.Fixed(Amount.of(1))),
            Optional.empty(),
            ActionCondition.NONE,
            "{\"DestinationAccountID\":\"" + BOB + "\"}",
            BigDecimal.ZERO);

    // When
    Execution execution =
        shard.execute(change(ALICE, new AccountAction.Perform(List.of(transfer))));

    // Then
    assertThat(execution.reply()).isEqualTo(new LedgerReply.Refused(Refusal.VALUE_OUT_OF_RANGE));
    assertThat(execution.records()).isEmpty();
    assertThat(shard.stateHash()).isEqualTo(before);
  }

  private static BalancePattern heavySms() {
    return new BalancePattern(
        Optional.of(TypeOfRecord.SMS),
        Optional.empty(),
        Optional.of(BigDecimal.valueOf(5)),
        new TreeSet<>(),
        new TreeSet<>(),
        new TreeSet<>(),
        List.of(),
        Optional.empty(),
        new TreeMap<>(),
        Optional.empty(),
        Optional.empty());
  }
}

package org.signalbox.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.ledger.BalanceSpecs.cash;
import static org.signalbox.ledger.BalanceSpecs.voice;
import static org.signalbox.ledger.Caller.SECOND;
import static org.signalbox.ledger.Caller.calling;
import static org.signalbox.ledger.Caller.charging;
import static org.signalbox.ledger.Ledgers.ALICE;
import static org.signalbox.ledger.Ledgers.NOON;
import static org.signalbox.ledger.Ledgers.change;
import static org.signalbox.ledger.Ledgers.money;
import static org.signalbox.ledger.PriceLists.everyone;
import static org.signalbox.ledger.PriceLists.slot;
import static org.signalbox.ledger.PriceLists.terms;
import static org.signalbox.ledger.PriceLists.withFee;

import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.core.Amount;
import org.signalbox.rating.MaxCostStrategy;
import org.signalbox.rating.Tariff;
import org.signalbox.rating.Timing;
import org.signalbox.rating.TypeOfRecord;

/** Which balance pays, and how much of it goes. */
class BalanceRulesTest {

  private static final Tariff CENT_A_SECOND = everyone(slot("0.01", "1s", "1s"));

  private static LedgerShard holding(Tariff tariff, AccountAction... topUps) {
    LedgerShard shard = charging(tariff, ALICE);
    shard.execute(change(ALICE, topUps));
    return shard;
  }

  private static String left(LedgerShard shard, TypeOfRecord tor, String id) {
    return Ledgers.value(shard, ALICE, tor, id);
  }

  private static long secondsLeft(LedgerShard shard, String id) {
    return Long.parseLong(left(shard, TypeOfRecord.VOICE, id)) / SECOND;
  }

  private static PartOutcome call(LedgerShard shard, long seconds) {
    Caller call = calling(shard);
    call.begin(seconds * SECOND);
    return call.end(seconds * SECOND);
  }

  @Test
  void shouldSpendUnitsOfTheKindThenAnyUnitsThenMoney() {
    // Given
    LedgerShard shard =
        holding(
            CENT_A_SECOND,
            money("10"),
            BalanceSpecs.of(TypeOfRecord.GENERIC, "g").holdingSeconds(20),
            voice("v").holdingSeconds(30));

    // When
    PartOutcome end = call(shard, 60);

    // Then
    assertThat(secondsLeft(shard, "v")).isZero();
    assertThat(left(shard, TypeOfRecord.GENERIC, "g")).isEqualTo("0");
    assertThat(end.charged()).isEqualTo(Amount.of("0.1"));
  }

  @Test
  void shouldPreferTheLongerPrefixToTheHigherWeight() {
    // Given
    LedgerShard shard =
        holding(
            CENT_A_SECOND,
            voice("wide").to("AU").weighing(20).holdingSeconds(100),
            voice("narrow").to("MOBILE").weighing(10).holdingSeconds(100));

    // When
    call(shard, 60);

    // Then
    assertThat(secondsLeft(shard, "narrow")).isEqualTo(40);
    assertThat(secondsLeft(shard, "wide")).isEqualTo(100);
  }

  @Test
  void shouldPreferTheHigherWeightThenTheEarlierEnd() {
    // Given
    Expiry tomorrow = new Expiry.At(NOON.plusSeconds(86_400));
    LedgerShard shard =
        holding(
            CENT_A_SECOND,
            voice("light").weighing(5).holdingSeconds(100),
            voice("endless").weighing(10).holdingSeconds(100),
            voice("short").weighing(10).until(tomorrow).holdingSeconds(30));

    // When
    call(shard, 60);

    // Then
    assertThat(secondsLeft(shard, "short")).isZero();
    assertThat(secondsLeft(shard, "endless")).isEqualTo(70);
    assertThat(secondsLeft(shard, "light")).isEqualTo(100);
  }

  @Test
  void shouldPayOneCallFromSeveralMoneyBalances() {
    // Given
    LedgerShard shard =
        holding(
            everyone(slot("1", "1s", "1s")),
            cash("first").weighing(30).holding("1"),
            cash("second").weighing(20).holding("2"),
            cash("third").weighing(10).holding("10"));

    // When
    PartOutcome end = call(shard, 4);

    // Then
    assertThat(end.charged()).isEqualTo(Amount.of(4));
    assertThat(left(shard, TypeOfRecord.MONETARY, "first")).isEqualTo("0");
    assertThat(left(shard, TypeOfRecord.MONETARY, "second")).isEqualTo("0");
    assertThat(left(shard, TypeOfRecord.MONETARY, "third")).isEqualTo("9");
  }

  @ParameterizedTest
  @CsvSource({"'', 5, 95", "*zero1s, 5, 95", "*zero1m, 5, 40", "*zero5s, 12, 85"})
  void shouldTakeUnitsInWholeSteps(String subject, long used, long left) {
    // Given
    LedgerShard shard = holding(CENT_A_SECOND, voice("v").by(subject).holdingSeconds(100));

    // When
    call(shard, used);

    // Then
    assertThat(secondsLeft(shard, "v")).isEqualTo(left);
  }

  @Test
  void shouldLeaveARestThatCannotPayAStepAndTakeMoney() {
    // Given
    LedgerShard shard =
        holding(CENT_A_SECOND, money("1"), voice("v").by("*zero5s").holdingSeconds(12));

    // When
    PartOutcome end = call(shard, 15);

    // Then
    assertThat(secondsLeft(shard, "v")).isEqualTo(2);
    assertThat(end.charged()).isEqualTo(Amount.of("0.05"));
  }

  @Test
  void shouldTakeUnitsByTheIncrementsOfAPlanAndItsConnectFeeFromMoney() {
    // Given
    Tariff tariff =
        PriceLists.bySubject(
            Map.of(
                "*any", terms(slot("1", "1s", "1s")),
                "bundle", terms(withFee("0.01", slot("0", "1s", "10s")))));
    LedgerShard shard = holding(tariff, money("1"), voice("v").by("bundle").holdingSeconds(40));

    // When
    PartOutcome end = call(shard, 15);

    // Then
    assertThat(secondsLeft(shard, "v")).isEqualTo(20);
    assertThat(end.charged()).isEqualTo(Amount.of("0.01"));
    assertThat(money(shard, ALICE)).isEqualTo("0.99");
  }

  @Test
  void shouldChargeNoConnectFeeOfTheTariffWhenUnitsPayFirst() {
    // Given
    LedgerShard shard =
        holding(
            everyone(withFee("0.5", slot("0.01", "1s", "1s"))),
            money("1"),
            voice("v").holdingSeconds(10));

    // When
    PartOutcome end = call(shard, 12);

    // Then
    assertThat(end.charged()).isEqualTo(Amount.of("0.02"));
  }

  @Test
  void shouldCarryADestinationWithoutAPriceByFreeUnits() {
    // Given
    LedgerShard shard = holding(PriceLists.bySubject(Map.of()), voice("v").holdingSeconds(100));

    // When
    PartOutcome end = call(shard, 60);

    // Then
    assertThat(end.refusal()).isEmpty();
    assertThat(secondsLeft(shard, "v")).isEqualTo(40);
  }

  @Test
  void shouldPriceAnewByTheSubjectOfAMoneyBalance() {
    // Given
    Tariff tariff =
        PriceLists.bySubject(
            Map.of(
                "*any", terms(slot("1", "1s", "1s")),
                "half", terms(slot("0.5", "1s", "1s"))));
    LedgerShard shard =
        holding(tariff, cash("cheap").by("half").weighing(10).holding("5"), money("10"));

    // When
    PartOutcome end = call(shard, 12);

    // Then
    assertThat(left(shard, TypeOfRecord.MONETARY, "cheap")).isEqualTo("0");
    assertThat(end.charged()).isEqualTo(Amount.of(7));
  }

  @Test
  void shouldStopAtASpentBlocker() {
    // Given
    LedgerShard shard =
        holding(CENT_A_SECOND, voice("v").blocking().holdingSeconds(30), money("10"));

    // When
    PartOutcome granted = calling(shard).begin(60 * SECOND);

    // Then
    assertThat(granted.granted()).isEqualTo(30 * SECOND);
    assertThat(granted.isFinal()).isTrue();
  }

  @Test
  void shouldGrantNothingBehindAnEmptyBlockerButReachOtherNumbers() {
    // Given
    LedgerShard shard =
        holding(CENT_A_SECOND, voice("v").to("MOBILE").blocking().holding("0"), money("10"));
    Caller elsewhere = Caller.of(shard, "call-2", Caller.voice(ALICE, "6120000001"));

    // When
    PartOutcome blocked = calling(shard).begin(60 * SECOND);

    // Then
    assertThat(blocked.refusal()).contains(Refusal.INSUFFICIENT_CREDIT_BALANCE_BLOCKER);
    assertThat(elsewhere.begin(60 * SECOND).granted()).isEqualTo(60 * SECOND);
  }

  @Test
  void shouldSpendOnlyBalancesThatAreMeant() {
    // Given
    BalanceTiming evening =
        new BalanceTiming(
            new Timing(
                "EVENING",
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(),
                LocalTime.of(18, 0)),
            Optional.empty());
    LedgerShard shard =
        holding(
            CENT_A_SECOND,
            voice("nz").to("NZ").holdingSeconds(100),
            voice("not-mobile").to("AU", "!MOBILE").holdingSeconds(100),
            voice("data").of("data").holdingSeconds(100),
            voice("evening").when(evening).holdingSeconds(100),
            voice("off").disabled().holdingSeconds(100),
            voice("over").until(new Expiry.At(NOON)).holdingSeconds(100),
            voice("fits").to("AU").of("call").holdingSeconds(100));

    // When
    PartOutcome granted = calling(shard).begin(1_000 * SECOND);

    // Then
    assertThat(granted.granted()).isEqualTo(100 * SECOND);
    assertThat(secondsLeft(shard, "fits")).isZero();
  }

  @Test
  void shouldDivideAnyUnitsByTheFactorExactly() {
    // Given
    LedgerShard shard =
        holding(
            CENT_A_SECOND,
            BalanceSpecs.of(TypeOfRecord.GENERIC, "g")
                .factor(TypeOfRecord.VOICE, Long.toString(2 * SECOND))
                .holding("500"));

    // When
    call(shard, 50);

    // Then
    assertThat(left(shard, TypeOfRecord.GENERIC, "g")).isEqualTo("475");
  }

  @Test
  void shouldLeaveNothingAfterTenDebitsOfATenth() {
    // Given
    LedgerShard shard = holding(CENT_A_SECOND, money("1"));

    // When
    for (int i = 0; i < 10; i++) {
      Caller.of(shard, "event-" + i, Caller.voice(ALICE, "6140000001"))
          .event(new PartStep.DirectDebit(10 * SECOND));
    }

    // Then
    assertThat(money(shard, ALICE)).isEqualTo("0");
  }

  @Test
  void shouldStopAtTheMaximumCostOfADisconnectingRate() {
    // Given
    Tariff tariff =
        PriceLists.bySubject(
            Map.of(
                "*any",
                PriceLists.capped(
                    Amount.of(10), MaxCostStrategy.DISCONNECT, slot("1", "1s", "1s"))));
    LedgerShard shard = holding(tariff, money("1000"));

    // When
    PartOutcome granted = calling(shard).begin(1_800 * SECOND);

    // Then
    assertThat(granted.granted()).isEqualTo(10 * SECOND);
  }

  @Test
  void shouldChargeNoMoreThanTheMaximumCostOfAFreeingRate() {
    // Given
    Tariff tariff =
        PriceLists.bySubject(
            Map.of(
                "*any",
                PriceLists.capped(
                    Amount.of("0.12"), MaxCostStrategy.FREE, slot("0.1", "60s", "60s"))));
    LedgerShard shard = holding(tariff, money("0.12"));

    // When
    PartOutcome end = call(shard, 180);

    // Then
    assertThat(end.charged()).isEqualTo(Amount.of("0.12"));
  }

  @Test
  void shouldNeedNoMoneyForWhatCostsNothing() {
    // Given
    LedgerShard shard = charging(everyone(slot("0", "60s", "60s")), ALICE);

    // When
    PartOutcome granted = calling(shard).begin(60 * SECOND);

    // Then
    assertThat(granted.granted()).isEqualTo(60 * SECOND);
  }
}

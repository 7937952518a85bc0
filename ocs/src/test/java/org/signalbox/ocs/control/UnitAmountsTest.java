package org.signalbox.ocs.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.signalbox.charging.session.MoneyUnits;
import org.signalbox.charging.session.UsageStep;
import org.signalbox.core.Amount;
import org.signalbox.ocs.message.CcMoney;
import org.signalbox.ocs.message.ServiceUnits;
import org.signalbox.ocs.message.TariffChangeUsage;
import org.signalbox.ocs.message.UsedUnits;
import org.signalbox.ocs.policy.UnitKind;

/** Units of messages as usage, and back. */
class UnitAmountsTest {

  private static final OptionalLong NO = OptionalLong.empty();

  private static ServiceUnits money(String amount) {
    return ServiceUnits.ofMoney(new CcMoney(Amount.of(amount), OptionalInt.empty()));
  }

  private static UsedUnits octets(long octets, TariffChangeUsage side) {
    return new UsedUnits(ServiceUnits.ofTotalOctets(octets), Optional.of(side), Optional.empty());
  }

  @Test
  void shouldCountSecondsInNanoseconds() {
    // When
    OptionalLong usage = UnitAmounts.usage(UnitKind.TIME, ServiceUnits.ofSeconds(3));

    // Then
    assertThat(usage).hasValue(3_000_000_000L);
  }

  @Test
  void shouldCutATimeThatNobodyCanHaveUsedToTheBound() {
    // When
    OptionalLong usage = UnitAmounts.usage(UnitKind.TIME, ServiceUnits.ofSeconds(Long.MAX_VALUE));

    // Then
    assertThat(usage.orElseThrow()).isBetween(0L, UsageStep.UNITS_MAX);
  }

  @Test
  void shouldAddUpReportsWithoutGoingBeyondTheBound() {
    // Given
    UsedUnits much = UsedUnits.of(ServiceUnits.ofTotalOctets(Long.MAX_VALUE));

    // When
    long used = UnitAmounts.used(UnitKind.OCTETS, List.of(much, much, much));

    // Then
    assertThat(used).isEqualTo(UsageStep.UNITS_MAX);
  }

  @Test
  void shouldTakeBothDirectionsTogetherWhereNoTotalIsTold() {
    // Given
    ServiceUnits units =
        new ServiceUnits(
            OptionalLong.of(60), NO, OptionalLong.of(3), OptionalLong.of(4), NO, Optional.empty());

    // When
    OptionalLong usage = UnitAmounts.usage(UnitKind.OCTETS, units);

    // Then
    assertThat(usage).hasValue(7);
  }

  @Test
  void shouldCountAfterAChangeWhatAClientCannotTellApart() {
    // When
    Optional<Long> after =
        UnitAmounts.usedAfterChange(
            UnitKind.OCTETS,
            List.of(
                octets(1, TariffChangeUsage.BEFORE),
                octets(20, TariffChangeUsage.AFTER),
                octets(300, TariffChangeUsage.INDETERMINATE)));

    // Then
    assertThat(after).contains(320L);
  }

  @Test
  void shouldSayNothingOfAChangeThatNoReportSpeaksOf() {
    // When
    Optional<Long> after =
        UnitAmounts.usedAfterChange(
            UnitKind.OCTETS, List.of(UsedUnits.of(ServiceUnits.ofTotalOctets(5))));

    // Then
    assertThat(after).isEmpty();
  }

  @Test
  void shouldRoundMoneyThatIsFinerThanItsUnit() {
    // When
    OptionalLong usage = UnitAmounts.usage(UnitKind.MONEY, money("0.0000000015"));

    // Then
    assertThat(usage).hasValue(2);
  }

  @Test
  void shouldTakeMoneyBelowZeroForNone() {
    // When
    OptionalLong usage = UnitAmounts.usage(UnitKind.MONEY, money("-5"));

    // Then
    assertThat(usage).hasValue(0);
  }

  @Test
  void shouldCutAFortuneToTheBound() {
    // When
    OptionalLong usage = UnitAmounts.usage(UnitKind.MONEY, money("123456789012345678901234567890"));

    // Then
    assertThat(usage).hasValue(UsageStep.UNITS_MAX);
  }

  @Test
  void shouldGrantWholeSecondsOnly() {
    // When
    ServiceUnits granted = UnitAmounts.units(UnitKind.TIME, 3_999_999_999L, OptionalInt.empty());

    // Then
    assertThat(granted).isEqualTo(ServiceUnits.ofSeconds(3));
  }

  @Test
  void shouldGrantMoneyInTheCurrencyThatTheClientCountsIn() {
    // When
    ServiceUnits granted =
        UnitAmounts.units(UnitKind.MONEY, MoneyUnits.UNITS_OF_ONE * 5 / 2, OptionalInt.of(978));

    // Then
    assertThat(granted.money()).contains(new CcMoney(Amount.of("2.5"), OptionalInt.of(978)));
  }
}

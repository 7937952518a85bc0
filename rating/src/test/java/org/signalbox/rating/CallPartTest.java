package org.signalbox.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.rating.Tariffs.call;
import static org.signalbox.rating.Tariffs.ofOneRate;
import static org.signalbox.rating.Tariffs.priced;
import static org.signalbox.rating.Tariffs.slot;
import static org.signalbox.rating.Tariffs.slotFrom;
import static org.signalbox.rating.Tariffs.withFee;

import org.junit.jupiter.api.Test;
import org.signalbox.core.Amount;

/** A call charged piece by piece. */
class CallPartTest {

  private static final long SECOND = PropertyCases.SECOND;

  private static final Tariff BY_MINUTE =
      ofOneRate(
          withFee("5", slotFrom("0s", "1", "60s", "60s")), slotFrom("120s", "0.1", "60s", "60s"));

  private static CallPart part(String until, long fromSeconds, boolean bearsConnectFee) {
    return new CallPart(
        priced(BY_MINUTE, call("614", until)), fromSeconds * SECOND, bearsConnectFee);
  }

  @Test
  void shouldCostTheDifferenceOfCumulativeTotals() {
    // When
    Amount first = part("90s", 0, true).cost();
    Amount second = part("180s", 90, false).cost();
    Amount whole = part("180s", 0, true).cost();

    // Then
    assertThat(first).hasToString("7");
    assertThat(second).hasToString("0.1");
    assertThat(whole).hasToString("7.1");
  }

  @Test
  void shouldBillAnIncrementOnceThatTwoPartsShare() {
    // When
    CallPart part = part("110s", 90, false);

    // Then
    assertThat(part.cost()).hasToString("0");
    assertThat(part.spans()).isEmpty();
    assertThat(part.total()).hasToString("0");
  }

  @Test
  void shouldBeginWhereTheLastIncrementBeforeItEnded() {
    // When
    CallPart part = part("180s", 30, false);

    // Then
    assertThat(part.spans())
        .extracting(PricedSpan::offset)
        .containsExactly(60 * SECOND, 120 * SECOND);
    assertThat(part.spans()).extracting(PricedSpan::increments).containsExactly(1L, 1L);
    assertThat(part.cost()).hasToString("1.1");
  }

  @Test
  void shouldLeaveOutTheConnectFeeOfALaterLoop() {
    // When
    CallPart part = part("60s", 0, false);

    // Then
    assertThat(part.cost()).hasToString("1");
    assertThat(part.costOf(part.spans().getFirst())).hasToString("1");
    assertThat(part.isFeeWith(part.spans().getFirst())).isFalse();
  }

  @Test
  void shouldBearTheConnectFeeInALaterPartWhereToldTo() {
    // When
    CallPart part = part("120s", 60, true);

    // Then
    assertThat(part.cost()).hasToString("6");
    assertThat(part.costOf(part.spans().getFirst())).hasToString("6");
    assertThat(part.isFeeWith(part.spans().getFirst())).isTrue();
  }

  @Test
  void shouldCapWhatThePartCosts() {
    // Given
    Tariff tariff =
        Tariffs.ofOnePlan(
            Tariffs.plan(
                "RP",
                Tariffs.binding(
                    "*any",
                    Tariffs.capped(
                        "R", "3", MaxCostStrategy.FREE, withFee("5", slot("1", "1s", "1s"))))));
    PricedUsage call = priced(tariff, call("614", "10s"));

    // When
    Amount later = new CallPart(call, 8 * SECOND, false).total();
    Amount laterWithFee = new CallPart(call, 8 * SECOND, true).total();

    // Then
    assertThat(later).hasToString("2");
    assertThat(laterWithFee).hasToString("3");
  }

  @Test
  void shouldCostNothingWithoutUsage() {
    // When
    CallPart part = part("0s", 0, true);

    // Then
    assertThat(part.cost()).isEqualTo(Amount.ZERO);
    assertThat(part.total()).isEqualTo(Amount.ZERO);
    assertThat(part.call().connectFee()).isEqualTo(Amount.ZERO);
    assertThat(part.call().billedUsage()).isZero();
  }
}

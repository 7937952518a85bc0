package org.signalbox.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.rating.Tariffs.binding;
import static org.signalbox.rating.Tariffs.call;
import static org.signalbox.rating.Tariffs.capped;
import static org.signalbox.rating.Tariffs.ofOnePlan;
import static org.signalbox.rating.Tariffs.plan;
import static org.signalbox.rating.Tariffs.priced;
import static org.signalbox.rating.Tariffs.slot;
import static org.signalbox.rating.Tariffs.terms;
import static org.signalbox.rating.Tariffs.timing;
import static org.signalbox.rating.Tariffs.withFee;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cap and the rounding of a call's total. */
class CallTotalTest {

  private static Tariff tariff(RateTerms terms) {
    return ofOnePlan(plan("RP", binding("*any", terms)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UP 0.03333 4 15s 0.5",
        "DOWN 0.03333 4 15s 0.4999",
        "MIDDLE 0.03333 4 15s 0.5",
        "MIDDLE 0.03333 4 1s 0.0333",
        "MIDDLE 0.5 1 1s 0.5",
        "MIDDLE 0.25 1 1s 0.3",
        "MIDDLE 0.2499999 1 1s 0.2",
        "UP 0.03333 0 45s 1.49985",
        "NONE 0.03333 4 15s 0.49995",
        "UP 0.100000000001 1 1s 0.2",
        "DOWN 0.199999999999 1 1s 0.1",
        "UP -0.15 1 1s -0.2",
        "DOWN -0.15 1 1s -0.2",
        "MIDDLE -0.11 1 1s -0.2"
      })
  void shouldRoundTheTotalAsTheRateSays(String line) {
    // Given
    String[] row = line.split(" ", -1);
    RoundingMethod method = RoundingMethod.valueOf(row[0]);
    RateSlot slot = slot(row[1], "1s", "1s");
    Tariff tariff = tariff(terms("R", method, Integer.parseInt(row[2]), slot));

    // When
    PricedUsage priced = priced(tariff, call("614", row[3]));

    // Then
    assertThat(priced.callTotal()).hasToString(row[4]);
  }

  @Test
  void shouldRoundByTheRateOfTheMostDecimals() {
    // Given
    Tariff tariff =
        ofOnePlan(
            plan(
                "RP",
                binding(
                    "*any",
                    timing("A", "00:00:00"),
                    "10",
                    terms("A", RoundingMethod.UP, 1, slot("0.111", "1s", "1s"))),
                binding(
                    "*any",
                    timing("B", "12:00:00"),
                    "10",
                    terms("B", RoundingMethod.DOWN, 2, slot("0.111", "1s", "1s")))));

    // When
    PricedUsage priced = priced(tariff, call("614", "2025-08-04T11:59:59Z", "2s"));

    // Then
    assertThat(priced.cost()).hasToString("0.222");
    assertThat(priced.callTotal()).hasToString("0.22");
  }

  @Test
  void shouldCapAFreeRateAndReportTheWholeCostBesides() {
    // Given
    Tariff tariff = tariff(capped("R", "0.12", MaxCostStrategy.FREE, slot("0.01", "1s", "1s")));

    // When
    PricedUsage priced = priced(tariff, call("614", "30s"));

    // Then
    assertThat(priced.cost()).hasToString("0.3");
    assertThat(priced.callTotal()).hasToString("0.12");
  }

  @Test
  void shouldCapTheConnectFeeToo() {
    // Given
    Tariff tariff =
        tariff(capped("R", "0.12", MaxCostStrategy.FREE, withFee("20", slot("0.01", "1s", "1s"))));

    // When
    PricedUsage priced = priced(tariff, call("614", "30s"));

    // Then
    assertThat(priced.callTotal()).hasToString("0.12");
  }

  @Test
  void shouldNotCapWhereTheCallWouldBeDisconnected() {
    // Given
    Tariff tariff = tariff(capped("R", "10", MaxCostStrategy.DISCONNECT, slot("1", "1s", "1s")));

    // When
    PricedUsage priced = priced(tariff, call("614", "1800s"));

    // Then
    assertThat(priced.callTotal()).hasToString("1800");
  }

  @Test
  void shouldApplyToEachSpanItsOwnRule() {
    // Given
    Tariff tariff =
        ofOnePlan(
            plan(
                "RP",
                binding("*any", timing("A", "00:00:00"), "10", terms("A", slot("1", "1s", "1s"))),
                binding(
                    "*any",
                    timing("B", "12:00:00"),
                    "10",
                    capped("B", "5", MaxCostStrategy.FREE, slot("1", "1s", "1s"))),
                binding("*any", timing("C", "12:00:10"), "10", terms("C", slot("1", "1s", "1s")))));

    // When
    PricedUsage below = priced(tariff, call("614", "2025-08-04T11:59:57Z", "20s"));
    PricedUsage above = priced(tariff, call("614", "2025-08-04T11:59:50Z", "22s"));

    // Then: 3 at A, 2 of 10 at B, 7 at C; and 10 at A, nothing more at B, 2 at C
    assertThat(below.callTotal()).hasToString("12");
    assertThat(above.callTotal()).hasToString("12");
  }
}

package org.signalbox.rating;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The worked examples of the posts. */
class PostsWorkedExamplesTest {

  private static final Tariff TARIFF = Tariffs.ofThePosts();

  @ParameterizedTest(name = "{1} to {0} costs {2}")
  @CsvSource({
    "6140000, 123s, 66",
    "6140000, 181s, 88",
    "6140000, 60s, 22",
    "6140000, 1ns, 22",
    "61212341234, 123s, 42",
    "61312341234, 60s, 14",
    "6113123123, 123s, 25",
    "6118123123, 1s, 25",
    "6118123123, 71h, 25",
    "6140000, 0s, 0",
    "6113123123, 0s, 0"
  })
  void shouldPriceACallAsThePostsDo(String destination, String usage, String expected) {
    // When
    String cost = Tariffs.cost(TARIFF, Tariffs.call(destination, usage));

    // Then
    assertThat(cost).isEqualTo(expected);
  }

  @Test
  void shouldRoundTheUsageUpToWholeIncrements() {
    // When
    PricedUsage priced = Tariffs.priced(TARIFF, Tariffs.call("6140000", "123s"));

    // Then
    assertThat(priced.billedUsage()).isEqualTo(180_000_000_000L);
    assertThat(Tariffs.spans(priced)).containsExactly("0s+3m0s@Mobile");
  }

  @Test
  void shouldRefuseANumberWithoutARate() {
    // When
    PriceOutcome outcome = TARIFF.price(Tariffs.call("4915112345", "60s"));

    // Then
    assertThat(outcome)
        .isEqualTo(new PriceOutcome.Refused(PriceOutcome.Refusal.UNAUTHORIZED_DESTINATION));
  }

  @Test
  void shouldRefuseWhereNoProfileApplies() {
    // When
    PriceOutcome outcome = Tariff.empty().price(Tariffs.call("6140000", "60s"));

    // Then
    assertThat(outcome)
        .isEqualTo(new PriceOutcome.Refused(PriceOutcome.Refusal.RATING_PLAN_NOT_FOUND));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "22 60s 1s 60s 22",
        "0.1 60s 1s 180s 0.3",
        "0.05 60s 1s 540s 0.45",
        "0.0000004 1s 1s 3600s 0.00144",
        "0.0123456789 60s 1s 61s 0.012551440215",
        "0.03333 1s 1s 15s 0.49995",
        "1 3s 1s 1s 0.333333333333",
        "1 3s 1s 2s 0.666666666667",
        "0.0000000000001 1s 1s 5s 0.000000000001",
        "0.0000000000001 1s 1s 4s 0"
      })
  void shouldBeExactWhereTheReferenceDrifts(String line) {
    // Given
    String[] row = line.split(" ", -1);
    RateSlot slot = Tariffs.slot(row[0], row[1], row[2]);
    Tariff tariff = Tariffs.ofOneRate(slot);

    // When
    String cost = Tariffs.cost(tariff, Tariffs.call("6140000", row[3]));

    // Then
    assertThat(cost).isEqualTo(row[4]);
  }
}

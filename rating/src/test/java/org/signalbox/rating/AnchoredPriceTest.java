package org.signalbox.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.signalbox.rating.Tariffs.call;
import static org.signalbox.rating.Tariffs.ofOneRate;
import static org.signalbox.rating.Tariffs.slot;
import static org.signalbox.rating.Tariffs.slotFrom;
import static org.signalbox.rating.Tariffs.withFee;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.signalbox.core.Amount;

/** The price of a call whose beginning was paid otherwise. */
class AnchoredPriceTest {

  private static final long SECOND = 1_000_000_000L;

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 40);
  }

  private static PricedUsage priced(Tariff tariff, PriceQuery query, long anchor) {
    return (PricedUsage) tariff.priceFrom(query, anchor);
  }

  @Test
  void shouldBeginIncrementsAtTheAnchor() {
    // Given
    Tariff tariff = ofOneRate(slot("1", "60s", "60s"));

    // When
    PricedUsage priced = priced(tariff, call("61", "125s"), 5 * SECOND);

    // Then
    assertThat(priced.cost()).isEqualTo(Amount.of(2));
    assertThat(priced.billedUsage()).isEqualTo(125 * SECOND);
  }

  @Test
  void shouldCountSlotsFromTheStartOfTheCall() {
    // Given
    Tariff tariff = ofOneRate(slotFrom("0s", "10", "60s", "1s"), slotFrom("60s", "1", "60s", "1s"));

    // When
    PricedUsage priced = priced(tariff, call("61", "120s"), 30 * SECOND);

    // Then
    assertThat(priced.cost()).isEqualTo(Amount.of(6));
  }

  @Test
  void shouldChargeTheConnectFeeFromTheVeryStartAlone() {
    // Given
    Tariff tariff = ofOneRate(withFee("5", slot("1", "1s", "1s")));

    // When
    PricedUsage later = priced(tariff, call("61", "10s"), SECOND);

    // Then
    assertThat(later.cost()).isEqualTo(Amount.of(9));
    assertThat(later.connectFee()).isEqualTo(Amount.ZERO);
    assertThat(later.callTotal()).isEqualTo(Amount.of(9));
  }

  @Test
  void shouldCostNothingBeforeTheAnchorAndAtIt() {
    // Given
    Tariff tariff = ofOneRate(slot("1", "1s", "1s"));
    PriceQuery query = call("61", "10s");

    // When
    PricedUsage none = priced(tariff, query, 10 * SECOND);

    // Then
    assertThat(none.cost()).isEqualTo(Amount.ZERO);
    assertThat(none.spans()).isEmpty();
    assertThat(priced(tariff, query, 4 * SECOND).costUntil(4 * SECOND)).isEqualTo(Amount.ZERO);
  }

  @Test
  void shouldRefuseAnAnchorBeyondTheUsage() {
    // Given
    Tariff tariff = ofOneRate(slot("1", "1s", "1s"));

    // When / Then
    assertThatThrownBy(() -> tariff.priceFrom(call("61", "10s"), 11 * SECOND))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldPriceAShorterCallAsACallThatWasCutShort(long seed) {
    // Given
    PropertyCases cases = new PropertyCases(seed);
    Tariff tariff = cases.tariff();
    PriceQuery query = cases.call();
    long anchor = cases.below(query.usage() + 1);
    long usage = anchor + cases.below(query.usage() - anchor + 1);

    // When
    PricedUsage cut = priced(tariff, query, anchor).until(usage);

    // Then
    assertThat(cut)
        .as("seed %d, %s from %d until %d", seed, query, anchor, usage)
        .isEqualTo(priced(tariff, query.using(usage), anchor));
  }
}

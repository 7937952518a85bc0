package org.signalbox.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.rating.Tariffs.as;
import static org.signalbox.rating.Tariffs.call;
import static org.signalbox.rating.Tariffs.cost;
import static org.signalbox.rating.Tariffs.ofOneRate;
import static org.signalbox.rating.Tariffs.priced;
import static org.signalbox.rating.Tariffs.slot;
import static org.signalbox.rating.Tariffs.slotFrom;
import static org.signalbox.rating.Tariffs.spans;
import static org.signalbox.rating.Tariffs.using;
import static org.signalbox.rating.Tariffs.withFee;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.core.Amount;
import org.signalbox.rating.PriceOutcome.Refusal;
import org.signalbox.rating.PriceOutcome.Refused;

/** Slots, increments, connect fee, and the bounds of what can be counted. */
class SlotTest {

  private static final PriceQuery CALL = call("614", "60s");

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"1s, 11", "60s, 11", "61s, 11.1", "90s, 13.5", "91s, 13.5", "120s, 14.5"})
  void shouldCountSlotsFromTheStartOfTheCall(String usage, String expected) {
    // Given
    Tariff tariff =
        ofOneRate(
            withFee("1", slotFrom("0s", "10", "60s", "60s")),
            withFee("99", slotFrom("60s", "0.1", "1s", "1s")),
            slotFrom("70s", "0.5", "10s", "10s"),
            slotFrom("80s", "0.5", "10s", "20s"));

    // When
    String cost = cost(tariff, call("614", usage));

    // Then
    assertThat(cost).isEqualTo(expected);
  }

  @Test
  void shouldLetAnIncrementRunIntoTheNextSlot() {
    // Given
    Tariff tariff = ofOneRate(slotFrom("0s", "1", "60s", "60s"), slotFrom("90s", "2", "60s", "1s"));

    // When
    PricedUsage priced = priced(tariff, call("614", "150s"));

    // Then
    assertThat(spans(priced)).containsExactly("0s+2m0s@R", "2m0s+30s@R");
    assertThat(priced.cost()).hasToString("3");
  }

  @Test
  void shouldChargeTheConnectFeeOnce() {
    // Given
    Tariff tariff = ofOneRate(withFee("25", slot("0", "60s", "60s")));

    // When
    String none = cost(tariff, using(0, CALL));
    String once = cost(tariff, using(1, CALL));

    // Then
    assertThat(none).isEqualTo("0");
    assertThat(once).isEqualTo("25");
  }

  @Test
  void shouldFindNoPriceForNoUsageEither() {
    // Given
    Tariff tariff = Tariffs.ofThePosts();

    // When
    PriceOutcome outcome = tariff.price(call("49", "0s"));

    // Then
    assertThat(outcome).isEqualTo(new Refused(Refusal.UNAUTHORIZED_DESTINATION));
  }

  @Test
  void shouldPriceMessagesByUnitAndDataByVolume() {
    // Given
    Tariff perMessage = ofOneRate(slot("0.1", "1", "1"));
    Tariff perMegabyte = ofOneRate(slot("0.5", "1048576", "1024"));

    // When
    String messages = cost(perMessage, as(TypeOfRecord.SMS, using(3, CALL)));
    String data = cost(perMegabyte, as(TypeOfRecord.DATA, using(1_048_577, CALL)));

    // Then
    assertThat(messages).isEqualTo("0.3");
    assertThat(data).isEqualTo("0.50048828125");
  }

  @Test
  void shouldTakeABareUsageOfACallAsNanoseconds() {
    // Given
    Tariff tariff = Tariffs.ofThePosts();

    // When
    String cost = cost(tariff, call("614", "123"));

    // Then
    assertThat(cost).isEqualTo("22");
  }

  @Test
  void shouldPriceTheLongestUsageThereIs() {
    // Given
    Tariff tariff = ofOneRate(slot("1", "1s", "1ns"));

    // When
    String cost = cost(tariff, using(Long.MAX_VALUE, CALL));

    // Then
    assertThat(cost).isEqualTo("9223372036.854775807");
  }

  @Test
  void shouldRefuseAUsageThatRoundsUpBeyondWhatCanBeCounted() {
    // Given
    Tariff tariff = ofOneRate(slot("1", "1s", "60s"));

    // When
    PriceOutcome outcome = tariff.price(using(Long.MAX_VALUE, CALL));

    // Then
    assertThat(outcome).isEqualTo(new Refused(Refusal.MAX_USAGE_EXCEEDED));
  }

  @Test
  void shouldRefuseACostBeyondAllAmounts() {
    // Given
    Tariff tariff = ofOneRate(slot("9".repeat(30), "1ns", "1ns"));

    // When
    PriceOutcome most = tariff.price(using(1, CALL));
    PriceOutcome tooMuch = tariff.price(using(11, CALL));

    // Then
    assertThat(((PricedUsage) most).cost()).isEqualTo(Amount.of("9".repeat(30)));
    assertThat(tooMuch).isEqualTo(new Refused(Refusal.MAX_COST_EXCEEDED));
  }

  @Test
  void shouldRefuseAUsageThatCrossesBordersWithoutEnd() {
    // Given
    Tariff tariff =
        Tariffs.ofOnePlan(
            Tariffs.plan(
                "RP",
                Tariffs.binding("*any", Tariffs.terms("A", slot("1", "1s", "1s"))),
                Tariffs.binding(
                    "*any",
                    Tariffs.timing("NOON", "12:00:00"),
                    "20",
                    Tariffs.terms("B", slot("2", "1s", "1s")))));

    // When
    PriceOutcome year = tariff.price(call("614", "8760h"));
    PriceOutcome centuries = tariff.price(using(Long.MAX_VALUE / 2, CALL));

    // Then
    assertThat(year).isInstanceOf(PricedUsage.class);
    assertThat(centuries).isEqualTo(new Refused(Refusal.MAX_INCREMENTS_EXCEEDED));
  }
}

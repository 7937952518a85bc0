package org.signalbox.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.rating.Tariffs.binding;
import static org.signalbox.rating.Tariffs.call;
import static org.signalbox.rating.Tariffs.cost;
import static org.signalbox.rating.Tariffs.destination;
import static org.signalbox.rating.Tariffs.ofOnePlan;
import static org.signalbox.rating.Tariffs.plan;
import static org.signalbox.rating.Tariffs.slot;
import static org.signalbox.rating.Tariffs.terms;
import static org.signalbox.rating.Tariffs.timing;

import org.junit.jupiter.api.Test;
import org.signalbox.rating.PriceOutcome.Refusal;
import org.signalbox.rating.PriceOutcome.Refused;

/** Which destination of a plan a number belongs to. */
class PrefixChoiceTest {

  private static final Destination WIDE = destination("WIDE", "61");
  private static final Destination NARROW = destination("NARROW", "614");

  private static RateTerms rate(String rate) {
    return terms("R" + rate, slot(rate, "60s", "60s"));
  }

  @Test
  void shouldTakeTheLongestPrefix() {
    // Given
    Tariff tariff =
        ofOnePlan(
            plan("RP", binding("WIDE", rate("1")), binding("NARROW", rate("2"))), WIDE, NARROW);

    // When
    String narrow = cost(tariff, call("6140000", "60s"));
    String wide = cost(tariff, call("6150000", "60s"));
    String whole = cost(tariff, call("614", "60s"));

    // Then
    assertThat(narrow).isEqualTo("2");
    assertThat(wide).isEqualTo("1");
    assertThat(whole).isEqualTo("2");
  }

  @Test
  void shouldIgnoreLongerPrefixesOfDestinationsThePlanHasNot() {
    // Given
    Tariff tariff = ofOnePlan(plan("RP", binding("WIDE", rate("1"))), WIDE, NARROW);

    // When
    String cost = cost(tariff, call("6140000", "60s"));

    // Then
    assertThat(cost).isEqualTo("1");
  }

  @Test
  void shouldTakeTheHigherWeightWhereDestinationsShareAPrefix() {
    // Given
    Tariff tariff =
        ofOnePlan(
            plan(
                "RP",
                binding("A", Timing.ANY, "10", rate("1")),
                binding("B", Timing.ANY, "20", rate("2"))),
            destination("A", "614"),
            destination("B", "614"));

    // When
    Explanation explanation = tariff.explain(call("6140000", "60s"));

    // Then
    assertThat(((PricedUsage) explanation.outcome()).cost()).hasToString("2");
    assertThat(explanation.steps())
        .extracting(ExplainStep::sentence)
        .contains(
            "Prefix 614 of destination B, before A, is the longest that plan RP prices at that"
                + " time.");
  }

  @Test
  void shouldTakeTheFirstIdWhereWeightsAreEqualToo() {
    // Given
    Tariff tariff =
        ofOnePlan(
            plan("RP", binding("B", rate("2")), binding("A", rate("1"))),
            destination("B", "614"),
            destination("A", "614"));

    // When
    String cost = cost(tariff, call("6140000", "60s"));

    // Then
    assertThat(cost).isEqualTo("1");
  }

  @Test
  void shouldPassOverALongerPrefixWithoutAnActiveTiming() {
    // Given
    Tariff tariff =
        ofOnePlan(
            plan(
                "RP",
                binding("WIDE", rate("1")),
                binding("NARROW", timing("SUNDAY", "00:00:00", 0), "10", rate("2"))),
            WIDE,
            NARROW);

    // When
    Explanation explanation = tariff.explain(call("6140000", "60s"));

    // Then
    assertThat(((PricedUsage) explanation.outcome()).cost()).hasToString("1");
    assertThat(explanation.steps())
        .extracting(ExplainStep::sentence)
        .contains(
            "Prefix 614 of NARROW is passed over: none of its timings is active on Monday"
                + " 2025-08-04 13:00.");
  }

  @Test
  void shouldUseThePlansAnyWhereNoPrefixMatches() {
    // Given
    Tariff tariff =
        ofOnePlan(plan("RP", binding("WIDE", rate("1")), binding("*any", rate("3"))), WIDE);

    // When
    PricedUsage priced = Tariffs.priced(tariff, call("4915112345", "60s"));

    // Then
    assertThat(priced.cost()).hasToString("3");
    assertThat(priced.spans().getFirst().match().destinationId()).isEqualTo("*any");
    assertThat(priced.spans().getFirst().match().destinationPrefix()).isEqualTo("*any");
  }

  @Test
  void shouldPriceAnEmptyNumberByAnyAlone() {
    // Given
    Tariff tariff =
        ofOnePlan(plan("RP", binding("WIDE", rate("1")), binding("*any", rate("3"))), WIDE);

    // When
    String empty = cost(tariff, call("", "60s"));
    String any = cost(tariff, call("*any", "60s"));

    // Then
    assertThat(empty).isEqualTo("3");
    assertThat(any).isEqualTo("3");
  }

  @Test
  void shouldNameTheNearestPrefixesOfANumberItCannotPrice() {
    // Given
    Tariff tariff =
        ofOnePlan(
            plan("RP", binding("AU", rate("1"))), destination("AU", "612", "614", "6188", "49"));

    // When
    Explanation explanation = tariff.explain(call("6190000", "60s"));

    // Then
    assertThat(explanation.outcome()).isEqualTo(new Refused(Refusal.UNAUTHORIZED_DESTINATION));
    assertThat(explanation.steps())
        .extracting(ExplainStep::sentence)
        .contains(
            "Plan RP has no price for 6190000; its nearest prefixes are 612, 614, 6188.",
            "There is no price: UNAUTHORIZED_DESTINATION.");
  }

  @Test
  void shouldPriceNamesAndOtherTextsAsNumbers() {
    // Given
    Tariff tariff =
        ofOnePlan(
            plan("RP", binding("APN", rate("7")), binding("PLUS", rate("8"))),
            destination("APN", "internet."),
            destination("PLUS", "+61"));

    // When
    String name = cost(tariff, call("internet.mnc01", "60s"));
    String plus = cost(tariff, call("+61400", "60s"));

    // Then
    assertThat(name).isEqualTo("7");
    assertThat(plus).isEqualTo("8");
  }
}

package org.signalbox.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.rating.Tariffs.activation;
import static org.signalbox.rating.Tariffs.activationAt;
import static org.signalbox.rating.Tariffs.as;
import static org.signalbox.rating.Tariffs.binding;
import static org.signalbox.rating.Tariffs.call;
import static org.signalbox.rating.Tariffs.cost;
import static org.signalbox.rating.Tariffs.priced;
import static org.signalbox.rating.Tariffs.profile;
import static org.signalbox.rating.Tariffs.slot;
import static org.signalbox.rating.Tariffs.spans;
import static org.signalbox.rating.Tariffs.terms;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.signalbox.rating.PriceOutcome.Refusal;
import org.signalbox.rating.PriceOutcome.Refused;

/** Which activation's plan prices which part of a call. */
class ActivationTest {

  private static final PriceQuery CALL = call("6140000", "2025-08-04T12:59:30Z", "60s");

  private static Tariff tariff(RatingProfile... profiles) {
    return Tariff.empty()
        .with(
            Tariffs.change(
                List.of(
                    Tariffs.destination("D_61", "61"),
                    Tariffs.destination("D_614", "614"),
                    Tariffs.destination("D_49", "49")),
                List.of(
                    plan("OLD", "D_61", "0.6", "1s"),
                    plan("NEW", "D_614", "1.2", "1s"),
                    plan("NEW_BY_MINUTE", "D_61", "1.2", "60s"),
                    plan("ELSEWHERE", "D_49", "9", "1s")),
                List.of(profiles)));
  }

  private static RatingPlan plan(String id, String destinationId, String rate, String increment) {
    return Tariffs.plan(id, binding(destinationId, terms(id, slot(rate, "60s", increment))));
  }

  @Test
  void shouldPriceEachPartOfACallByThePlanThenInForce() {
    // Given
    Tariff tariff =
        tariff(profile("*any", activation("OLD"), activationAt("2025-08-04T13:00:00Z", "NEW")));

    // When
    PricedUsage priced = priced(tariff, CALL);

    // Then
    assertThat(priced.cost()).hasToString("0.9");
    assertThat(spans(priced)).containsExactly("0s+30s@OLD", "30s+30s@NEW");
  }

  @Test
  void shouldMatchTheNumberAgainUnderTheNewPlan() {
    // Given
    Tariff tariff =
        tariff(profile("*any", activation("OLD"), activationAt("2025-08-04T13:00:00Z", "NEW")));

    // When
    PricedUsage priced = priced(tariff, CALL);

    // Then
    assertThat(priced.spans())
        .extracting(span -> span.match().destinationPrefix())
        .containsExactly("61", "614");
  }

  @Test
  void shouldLetAnIncrementRunOverTheChange() {
    // Given
    Tariff tariff =
        tariff(
            profile(
                "*any", activation("NEW_BY_MINUTE"), activationAt("2025-08-04T13:00:00Z", "OLD")));

    // When
    PricedUsage priced = priced(tariff, call("6140000", "2025-08-04T12:59:30Z", "70s"));

    // Then
    assertThat(spans(priced)).containsExactly("0s+1m0s@NEW_BY_MINUTE", "1m0s+10s@OLD");
    assertThat(priced.cost()).hasToString("1.3");
  }

  @Test
  void shouldTakeTheLatestActivationNotAfterTheStart() {
    // Given
    Tariff tariff =
        tariff(
            profile(
                "*any",
                activationAt("2025-08-05T00:00:00Z", "NEW_BY_MINUTE"),
                activationAt("2025-08-04T12:59:30Z", "NEW"),
                activation("OLD")));

    // When
    String cost = cost(tariff, CALL);

    // Then
    assertThat(cost).isEqualTo("1.2");
  }

  @Test
  void shouldRefuseACallBeforeTheFirstActivation() {
    // Given
    Tariff tariff = tariff(profile("*any", activationAt("2030-01-01T00:00:00Z", "OLD")));

    // When
    Explanation explanation = tariff.explain(CALL);

    // Then
    assertThat(explanation.outcome()).isEqualTo(new Refused(Refusal.UNAUTHORIZED_DESTINATION));
    assertThat(explanation.steps())
        .extracting(ExplainStep::sentence)
        .contains(
            "No activation of *out:cgrates.org:call:*any is in force at 2025-08-04T12:59:30Z;"
                + " the first begins at 2030-01-01T00:00:00Z.");
  }

  @Test
  void shouldRefuseACallThatBeginsBeforeTheFirstActivationAlsoWhenItEndsAfter() {
    // Given
    Tariff tariff = tariff(profile("*any", activationAt("2025-08-04T13:00:00Z", "OLD")));

    // When
    PriceOutcome outcome = tariff.price(CALL);

    // Then
    assertThat(outcome).isEqualTo(new Refused(Refusal.UNAUTHORIZED_DESTINATION));
  }

  @Test
  void shouldGoOnWithTheOldRateWhereTheNewPlanHasNone() {
    // Given
    Tariff tariff =
        tariff(
            profile("*any", activation("OLD"), activationAt("2025-08-04T13:00:00Z", "ELSEWHERE")));

    // When
    PricedUsage priced = priced(tariff, CALL);

    // Then
    assertThat(spans(priced)).containsExactly("0s+1m0s@OLD");
  }

  @Test
  void shouldFollowTheActivationsOfAFallbackSubject() {
    // Given
    Tariff tariff =
        tariff(
            profile("1001", activation("ELSEWHERE", "b")),
            profile("b", activation("OLD"), activationAt("2025-08-04T13:00:00Z", "NEW")));

    // When
    PricedUsage priced = priced(tariff, CALL);

    // Then
    assertThat(spans(priced)).containsExactly("0s+30s@OLD", "30s+30s@NEW");
  }

  @Test
  void shouldSayThatAPlanIsNotLoaded() {
    // Given
    Tariff tariff = tariff(profile("*any", activation("TYPO")));

    // When
    Explanation explanation = tariff.explain(CALL);

    // Then
    assertThat(explanation.outcome()).isEqualTo(new Refused(Refusal.UNAUTHORIZED_DESTINATION));
    assertThat(explanation.steps()).contains(new ExplainStep.PlanMissing("TYPO"));
  }

  @Test
  void shouldNotSplitUnitsByActivations() {
    // Given
    Tariff tariff =
        tariff(profile("*any", activation("OLD"), activationAt("2025-08-04T13:00:00Z", "NEW")));

    // When
    PricedUsage priced = priced(tariff, as(TypeOfRecord.DATA, CALL));

    // Then
    assertThat(spans(priced)).containsExactly("0s+1m0s@OLD");
  }
}

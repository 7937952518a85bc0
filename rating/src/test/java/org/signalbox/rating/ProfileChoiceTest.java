package org.signalbox.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.rating.Tariffs.activation;
import static org.signalbox.rating.Tariffs.binding;
import static org.signalbox.rating.Tariffs.by;
import static org.signalbox.rating.Tariffs.call;
import static org.signalbox.rating.Tariffs.cost;
import static org.signalbox.rating.Tariffs.profile;
import static org.signalbox.rating.Tariffs.slot;
import static org.signalbox.rating.Tariffs.terms;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.signalbox.rating.PriceOutcome.Refusal;
import org.signalbox.rating.PriceOutcome.Refused;

/** Whose plan prices a call, and who is asked next. */
class ProfileChoiceTest {

  private static final PriceQuery TO_GERMANY = call("49151", "60s");
  private static final PriceQuery TO_AUSTRALIA = call("614", "60s");

  /** Plans AU and AU2 reach 61 at 1 and 2 a minute, DE reaches 49 at 3, NONE nothing. */
  private static Tariff tariff(RatingProfile... profiles) {
    return Tariff.empty()
        .with(
            Tariffs.change(
                List.of(Tariffs.destination("D_AU", "61"), Tariffs.destination("D_DE", "49")),
                List.of(
                    plan("AU", "D_AU", "1"),
                    plan("AU2", "D_AU", "2"),
                    plan("DE", "D_DE", "3"),
                    Tariffs.plan("NONE")),
                List.of(profiles)));
  }

  private static RatingPlan plan(String id, String destinationId, String rate) {
    return Tariffs.plan(id, binding(destinationId, terms("R_" + id, slot(rate, "60s", "60s"))));
  }

  @Test
  void shouldPriceASubjectByItsOwnProfileBeforeAny() {
    // Given
    Tariff tariff = tariff(profile("1001", activation("AU2")), profile("*any", activation("AU")));

    // When
    String cost = cost(tariff, TO_AUSTRALIA);

    // Then
    assertThat(cost).isEqualTo("2");
  }

  @Test
  void shouldPriceASubjectWithoutProfileByAny() {
    // Given
    Tariff tariff = tariff(profile("1002", activation("AU2")), profile("*any", activation("AU")));

    // When
    String cost = cost(tariff, TO_AUSTRALIA);

    // Then
    assertThat(cost).isEqualTo("1");
  }

  @Test
  void shouldNotFallBackToAnyUnlessNamed() {
    // Given
    Tariff tariff = tariff(profile("1001", activation("AU")), profile("*any", activation("DE")));

    // When
    PriceOutcome outcome = tariff.price(TO_GERMANY);

    // Then
    assertThat(outcome).isEqualTo(new Refused(Refusal.UNAUTHORIZED_DESTINATION));
  }

  @Test
  void shouldFallBackToAnyWhereNamed() {
    // Given
    Tariff tariff =
        tariff(profile("1001", activation("AU", "*any")), profile("*any", activation("DE")));

    // When
    PricedUsage priced = Tariffs.priced(tariff, TO_GERMANY);

    // Then
    assertThat(priced.cost()).hasToString("3");
    assertThat(priced.spans().getFirst().match().profile()).isEqualTo(Tariffs.key("*any"));
  }

  @Test
  void shouldTryFallbackSubjectsInTheOperatorsOrder() {
    // Given
    Tariff tariff =
        tariff(
            profile("1001", activation("NONE", "zeta", "alpha")),
            profile("zeta", activation("AU2")),
            profile("alpha", activation("AU")));

    // When
    String cost = cost(tariff, TO_AUSTRALIA);

    // Then
    assertThat(cost).isEqualTo("2");
  }

  @Test
  void shouldSkipFallbackSubjectsThatHaveNoProfile() {
    // Given
    Tariff tariff =
        tariff(profile("1001", activation("NONE", "nobody", "b")), profile("b", activation("AU")));

    // When
    String cost = cost(tariff, TO_AUSTRALIA);

    // Then
    assertThat(cost).isEqualTo("1");
  }

  @Test
  void shouldFollowFallbacksThreeProfilesDeep() {
    // Given
    Tariff tariff =
        tariff(
            profile("1001", activation("NONE", "b")),
            profile("b", activation("NONE", "c")),
            profile("c", activation("AU", "d")),
            profile("d", activation("DE")));

    // When
    PriceOutcome reached = tariff.price(TO_AUSTRALIA);
    PriceOutcome tooDeep = tariff.price(TO_GERMANY);

    // Then
    assertThat(reached).isInstanceOf(PricedUsage.class);
    assertThat(tooDeep).isEqualTo(new Refused(Refusal.UNAUTHORIZED_DESTINATION));
  }

  @Test
  void shouldEndOnFallbacksThatGoInCircles() {
    // Given
    Tariff tariff =
        tariff(profile("1001", activation("NONE", "b")), profile("b", activation("NONE", "1001")));

    // When
    PriceOutcome outcome = tariff.price(TO_AUSTRALIA);

    // Then
    assertThat(outcome).isEqualTo(new Refused(Refusal.UNAUTHORIZED_DESTINATION));
  }

  @Test
  void shouldBoundTheFallbacksOfOnePrice() {
    // Given
    List<String> many = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      many.add("b");
    }
    String[] fallbacks = many.toArray(String[]::new);
    Tariff tariff =
        tariff(
            profile("1001", activation("NONE", fallbacks)),
            profile("b", activation("NONE", fallbacks)));

    // When
    Explanation explanation = tariff.explain(TO_AUSTRALIA);

    // Then
    assertThat(explanation.outcome()).isEqualTo(new Refused(Refusal.UNAUTHORIZED_DESTINATION));
    assertThat(explanation.steps().stream().filter(ExplainStep.ProfileTried.class::isInstance))
        .hasSizeLessThan(110);
  }

  @Test
  void shouldRefuseASubjectWhenNeitherItNorAnyHasAProfile() {
    // Given
    Tariff tariff = tariff(profile("1002", activation("AU")));

    // When
    PriceOutcome outcome = tariff.price(TO_AUSTRALIA);

    // Then
    assertThat(outcome).isEqualTo(new Refused(Refusal.RATING_PLAN_NOT_FOUND));
  }

  @Test
  void shouldLookForAnyOnlyOnceWhenTheSubjectIsAny() {
    // Given
    Tariff tariff = tariff();

    // When
    Explanation explanation = tariff.explain(by("*any", TO_AUSTRALIA));

    // Then
    assertThat(explanation.steps())
        .containsExactly(
            new ExplainStep.ProfileTried(Tariffs.key("*any"), false),
            new ExplainStep.PriceRefused(Refusal.RATING_PLAN_NOT_FOUND));
  }
}

package org.signalbox.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.rating.Tariffs.using;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.signalbox.core.Amount;

/** The laws that every price keeps, on random tariffs and calls. */
class PricingLawsTest {

  private static final int CALLS_PER_TARIFF = 6;

  static List<Long> seeds() {
    List<Long> seeds = new ArrayList<>();
    for (long seed = 1; seed <= 40; seed++) {
      seeds.add(seed);
    }
    return seeds;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldEqualTheSumOfSingleIncrements(long seed) {
    PropertyCases cases = new PropertyCases(seed);
    Tariff tariff = cases.tariff();
    for (int i = 0; i < CALLS_PER_TARIFF; i++) {
      // Given
      PriceQuery call = cases.call();
      IncrementOracle oracle = new IncrementOracle(tariff, call);
      Optional<BigDecimal> expected = oracle.cost();

      // When
      PricedUsage priced = Tariffs.priced(tariff, call);

      // Then
      assertThat(priced.cost().value())
          .as("seed %d, %s, %s", seed, call, Tariffs.spans(priced))
          .isEqualByComparingTo(expected.orElseThrow());
      assertThat(priced.billedUsage()).as("seed %d, %s", seed, call).isEqualTo(oracle.billed());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldAddUpExactlyHoweverACallIsSplit(long seed) {
    PropertyCases cases = new PropertyCases(seed);
    Tariff tariff = cases.tariff();
    for (int i = 0; i < CALLS_PER_TARIFF; i++) {
      // Given
      PricedUsage priced = Tariffs.priced(tariff, cases.call());
      List<Long> cuts = new ArrayList<>(List.of(0L, priced.query().usage()));
      for (int cut = 0; cut < 5; cut++) {
        cuts.add(cases.below(priced.query().usage() + 1));
      }
      Collections.sort(cuts);

      // When
      Amount sum = Amount.ZERO;
      for (int cut = 1; cut < cuts.size(); cut++) {
        sum = sum.plus(priced.costBetween(cuts.get(cut - 1), cuts.get(cut)));
      }

      // Then
      assertThat(sum).as("seed %d, %s at %s", seed, priced.query(), cuts).isEqualTo(priced.cost());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldCostForAPartOfACallWhatAShorterCallCosts(long seed) {
    PropertyCases cases = new PropertyCases(seed);
    Tariff tariff = cases.tariff();
    for (int i = 0; i < CALLS_PER_TARIFF; i++) {
      // Given
      PricedUsage whole = Tariffs.priced(tariff, cases.call());
      long usage = cases.below(whole.query().usage() + 1);

      // When
      Amount part = whole.costUntil(usage);

      // Then
      assertThat(part)
          .as("seed %d, %s until %d", seed, whole.query(), usage)
          .isEqualTo(Tariffs.priced(tariff, using(usage, whole.query())).cost());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldNotDependOnTheOrderOfDestinationsAndPrefixes(long seed) {
    // Given
    PropertyCases cases = new PropertyCases(seed);
    Tariff tariff = cases.tariff();
    Tariff shuffled = shuffled(tariff, cases.random());
    PriceQuery call = cases.call();

    // When
    PriceOutcome outcome = shuffled.price(call);

    // Then
    assertThat(outcome).as("seed %d, %s", seed, call).isEqualTo(tariff.price(call));
  }

  private static Tariff shuffled(Tariff tariff, Random random) {
    List<Destination> destinations = new ArrayList<>();
    tariff
        .destinations()
        .forEach(destination -> {
          List<String> prefixes = new ArrayList<>(destination.prefixes());
          Collections.shuffle(prefixes, random);
          destinations.add(new Destination(destination.id(), prefixes));
        });
    Collections.shuffle(destinations, random);
    return Tariff.empty()
        .with(
            Tariffs.change(
                destinations, tariff.ratingPlans().toList(), tariff.ratingProfiles().toList()));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldExplainThePriceItAnswers(long seed) {
    // Given
    PropertyCases cases = new PropertyCases(seed);
    Tariff tariff = cases.tariff();
    PriceQuery call = cases.call();

    // When
    Explanation explanation = tariff.explain(call);

    // Then
    PricedUsage priced = Tariffs.priced(tariff, call);
    assertThat(explanation.outcome()).as("seed %d, %s", seed, call).isEqualTo(priced);
    assertThat(explanation.steps().getLast())
        .isEqualTo(new ExplainStep.TotalMade(priced.cost(), priced.billedUsage(), true));
    assertThat(explanation.steps().stream().filter(ExplainStep.SpanBilled.class::isInstance))
        .hasSameSizeAs(priced.spans());
    assertThat(explanation.steps()).allMatch(step -> step.sentence().endsWith("."));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldLeaveNoGapBetweenSpans(long seed) {
    // Given
    PropertyCases cases = new PropertyCases(seed);
    Tariff tariff = cases.tariff();
    PriceQuery call = cases.call();

    // When
    PricedUsage priced = Tariffs.priced(tariff, call);

    // Then
    long offset = 0;
    for (PricedSpan span : priced.spans()) {
      assertThat(span.offset()).as("seed %d, %s", seed, call).isEqualTo(offset);
      offset = span.end();
    }
    assertThat(offset).as("seed %d, %s", seed, call).isGreaterThanOrEqualTo(call.usage());
  }
}

package org.signalbox.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.rating.Tariffs.activation;
import static org.signalbox.rating.Tariffs.activationAt;
import static org.signalbox.rating.Tariffs.binding;
import static org.signalbox.rating.Tariffs.call;
import static org.signalbox.rating.Tariffs.plan;
import static org.signalbox.rating.Tariffs.priced;
import static org.signalbox.rating.Tariffs.profile;
import static org.signalbox.rating.Tariffs.slot;
import static org.signalbox.rating.Tariffs.terms;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.signalbox.core.Amount;
import org.signalbox.rating.EventCost.Charge;
import org.signalbox.rating.EventCost.Increment;

/** The layout of a price that clients and CDRs see. */
class EventCostTest {

  private static final long MINUTE = 60 * PropertyCases.SECOND;

  @Test
  void shouldLayOutTheCallOfThePosts() {
    // Given
    PricedUsage priced = priced(Tariffs.ofThePosts(), call("6140000", "123s"));

    // When
    EventCost cost = EventCost.of(priced, "cgrid", "*default");

    // Then
    Charge charge = cost.charges().getFirst();
    EventCost.Rating rating = Objects.requireNonNull(cost.ratings().get(charge.ratingId()));
    assertThat(cost.cost()).hasToString("66");
    assertThat(cost.usage()).isEqualTo(3 * MINUTE);
    assertThat(cost.cgrid()).isEqualTo("cgrid");
    assertThat(cost.runId()).isEqualTo("*default");
    assertThat(charge.increments())
        .containsExactly(new Increment(0, Amount.ZERO, 1), new Increment(MINUTE, Amount.of(22), 3));
    assertThat(cost.ratingFilters())
        .containsEntry(
            rating.ratingFiltersId(),
            new EventCost.RatingFilter(
                "Dest_AU_Mobile", "614", "RatingPlan_VoiceCalls", "*out:cgrates.org:call:*any"));
    assertThat(cost.rates()).containsEntry(rating.ratesId(), List.of(slot("22", "60s", "60s")));
    assertThat(cost.timings()).containsEntry(rating.timingId(), Timing.ANY);
  }

  @Test
  void shouldShowTheConnectFeeFirst() {
    // Given
    PricedUsage priced = priced(Tariffs.ofThePosts(), call("6113000", "61s"));

    // When
    EventCost cost = EventCost.of(priced, "", "");

    // Then
    assertThat(cost.charges().getFirst().increments())
        .containsExactly(new Increment(0, Amount.of(25), 1), new Increment(MINUTE, Amount.ZERO, 2));
  }

  @Test
  void shouldHaveOneChargeWithoutIncrementsForNoUsage() {
    // Given
    PricedUsage priced = priced(Tariffs.ofThePosts(), call("6113000", "0s"));

    // When
    EventCost cost = EventCost.of(priced, "", "");

    // Then
    assertThat(cost.charges()).containsExactly(new Charge("", List.of()));
    assertThat(cost.cost()).isEqualTo(Amount.ZERO);
    assertThat(cost.ratings()).isEmpty();
  }

  @Test
  void shouldMakeTheSameIdsOfTheSameContent() {
    // Given
    PriceQuery query = call("6140000", "123s");

    // When
    EventCost first = EventCost.of(priced(Tariffs.ofThePosts(), query), "", "");
    EventCost second = EventCost.of(priced(Tariffs.ofThePosts(), query), "", "");

    // Then
    assertThat(first).isEqualTo(second);
    assertThat(first.ratings().keySet()).allMatch(id -> id.matches("[0-9a-f]{7}"));
  }

  @Test
  void shouldListEachPartOnceHoweverManyChargesReferToIt() {
    // Given
    Tariff tariff =
        Tariff.empty()
            .with(
                Tariffs.change(
                    List.of(),
                    List.of(
                        plan("A", binding("*any", terms("R", slot("1", "60s", "1s")))),
                        plan("B", binding("*any", terms("R", slot("2", "60s", "1s"))))),
                    List.of(
                        profile(
                            "*any",
                            activation("A"),
                            activationAt("2025-08-04T13:01:00Z", "B"),
                            activationAt("2025-08-04T13:02:00Z", "A")))));

    // When
    EventCost cost = EventCost.of(priced(tariff, call("614", "180s")), "", "");

    // Then
    assertThat(cost.charges()).hasSize(3);
    assertThat(cost.charges().get(0).ratingId()).isEqualTo(cost.charges().get(2).ratingId());
    assertThat(cost.ratings()).hasSize(2);
    assertThat(cost.rates()).hasSize(2);
    assertThat(cost.ratingFilters()).hasSize(2);
    assertThat(cost.timings()).hasSize(1);
    Set<String> ids = new HashSet<>(cost.ratings().keySet());
    assertThat(cost.charges()).allMatch(charge -> ids.contains(charge.ratingId()));
  }

  @Test
  void shouldCarryAnotherTotalForACdr() {
    // Given
    EventCost cost = EventCost.of(priced(Tariffs.ofThePosts(), call("614", "60s")), "", "");

    // When
    EventCost rounded = cost.withCost(Amount.of("21.9"));

    // Then
    assertThat(rounded.cost()).hasToString("21.9");
    assertThat(rounded.charges()).isEqualTo(cost.charges());
  }
}

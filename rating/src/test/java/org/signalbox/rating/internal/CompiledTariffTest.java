package org.signalbox.rating.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.rating.Tariffs.activation;
import static org.signalbox.rating.Tariffs.binding;
import static org.signalbox.rating.Tariffs.change;
import static org.signalbox.rating.Tariffs.destination;
import static org.signalbox.rating.Tariffs.plan;
import static org.signalbox.rating.Tariffs.profile;
import static org.signalbox.rating.Tariffs.slot;
import static org.signalbox.rating.Tariffs.terms;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.signalbox.rating.RatingPlan;

/** What a change compiles, and what it leaves as it is. */
class CompiledTariffTest {

  private static final CompiledTariff TARIFF =
      CompiledTariff.EMPTY.with(
          change(
              List.of(destination("A", "61"), destination("B", "49")),
              List.of(onePlan("PA", "A"), onePlan("PB", "B")),
              List.of()));

  private static RatingPlan onePlan(String id, String destinationId) {
    return plan(id, binding(destinationId, terms("R", slot("1", "1s", "1s"))));
  }

  @Test
  void shouldCompileNothingForAProfile() {
    // When
    CompiledTariff after =
        TARIFF.with(change(List.of(), List.of(), List.of(profile("1", activation("PA")))));

    // Then
    assertThat(after.plan("PA")).isSameAs(TARIFF.plan("PA"));
    assertThat(after.plan("PB")).isSameAs(TARIFF.plan("PB"));
  }

  @Test
  void shouldRecompileOnlyThePlansOfAChangedDestination() {
    // When
    CompiledTariff after =
        TARIFF.with(change(List.of(destination("A", "62")), List.of(), List.of()));

    // Then
    assertThat(after.plan("PA")).isNotSameAs(TARIFF.plan("PA"));
    assertThat(after.plan("PB")).isSameAs(TARIFF.plan("PB"));
  }

  @Test
  void shouldAddressAPlanWithoutReadingItAgain() {
    // When
    CompiledTariff after =
        TARIFF.with(change(List.of(destination("A", "62")), List.of(), List.of()));

    // Then
    assertThat(Objects.requireNonNull(after.plan("PA")).digest())
        .isSameAs(Objects.requireNonNull(TARIFF.plan("PA")).digest());
  }
}

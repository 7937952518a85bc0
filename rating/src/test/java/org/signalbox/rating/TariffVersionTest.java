package org.signalbox.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.rating.Tariffs.activation;
import static org.signalbox.rating.Tariffs.binding;
import static org.signalbox.rating.Tariffs.call;
import static org.signalbox.rating.Tariffs.change;
import static org.signalbox.rating.Tariffs.cost;
import static org.signalbox.rating.Tariffs.destination;
import static org.signalbox.rating.Tariffs.plan;
import static org.signalbox.rating.Tariffs.profile;
import static org.signalbox.rating.Tariffs.slot;
import static org.signalbox.rating.Tariffs.terms;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions are addressed by their content and change what a change names, nothing else. */
class TariffVersionTest {

  private static RatingPlan planAt(String rate) {
    return plan("RP", binding("D", terms("R", slot(rate, "60s", "60s"))));
  }

  private static TariffChange of(Destination destination) {
    return change(List.of(destination), List.of(), List.of());
  }

  private static TariffChange of(RatingPlan plan) {
    return change(List.of(), List.of(plan), List.of());
  }

  private static TariffChange of(RatingProfile profile) {
    return change(List.of(), List.of(), List.of(profile));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void shouldHaveTheSameVersionByWhicheverChangesItCameAbout(long seed) {
    // Given
    List<TariffChange> changes = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      changes.add(of(destination("D" + i, "61" + i)));
      changes.add(of(plan("P" + i, binding("D" + i, terms("R", slot("1", "1s", "1s"))))));
      changes.add(of(profile("s" + i, activation("P" + i))));
    }
    Tariff inOrder = Tariff.empty();
    for (TariffChange change : changes) {
      inOrder = inOrder.with(change);
    }
    Collections.shuffle(changes, new Random(seed));

    // When
    Tariff shuffled = Tariff.empty().with(of(destination("GONE", "1")));
    for (TariffChange change : changes) {
      shuffled = shuffled.with(change);
    }
    Set<String> gone = Set.of("GONE");
    shuffled =
        shuffled.with(new TariffChange(List.of(), List.of(), List.of(), gone, Set.of(), Set.of()));

    // Then
    assertThat(shuffled.version()).as("seed %d", seed).isEqualTo(inOrder.version());
    assertThat(shuffled.version()).matches("[0-9a-f]{64}");
  }

  @Test
  void shouldHaveAnotherVersionForEveryOtherContent() {
    // Given
    Tariff tariff = Tariff.empty().with(of(destination("D", "614"))).with(of(planAt("1")));

    // When
    List<String> versions =
        List.of(
            tariff.version(),
            Tariff.empty().version(),
            tariff.with(of(destination("D", "614", "615"))).version(),
            tariff.with(of(destination("D2", "614"))).version(),
            tariff.with(of(planAt("2"))).version(),
            tariff.with(of(profile("*any", activation("RP")))).version(),
            tariff.with(of(profile("*any", activation("RP", "b")))).version(),
            tariff.with(of(profile("1001", activation("RP")))).version());

    // Then
    assertThat(versions).doesNotHaveDuplicates();
  }

  @Test
  void shouldPriceByTheVersionItWasAskedOf() {
    // Given
    Tariff before = Tariffs.ofThePosts();

    // When
    Tariff after =
        before.with(
            of(
                plan(
                    "RatingPlan_VoiceCalls",
                    binding("Dest_AU_Mobile", terms("Mobile", slot("23", "60s", "60s"))))));

    // Then
    assertThat(cost(before, call("614", "60s"))).isEqualTo("22");
    assertThat(cost(after, call("614", "60s"))).isEqualTo("23");
  }

  @Test
  void shouldRepriceWhenOnlyADestinationChanges() {
    // Given
    Tariff tariff = Tariffs.ofThePosts();

    // When
    Tariff after = tariff.with(of(destination("Dest_AU_Fixed", "614000")));

    // Then
    assertThat(cost(after, call("6140000", "60s"))).isEqualTo("14");
    assertThat(cost(after, call("6141000", "60s"))).isEqualTo("22");
    assertThat(after.price(call("612", "60s"))).isInstanceOf(PriceOutcome.Refused.class);
  }

  @Test
  void shouldFindADestinationThatIsSetAfterItsPlan() {
    // Given
    Tariff tariff =
        Tariff.empty().with(of(planAt("1"))).with(of(profile("*any", activation("RP"))));

    // When
    Tariff after = tariff.with(of(destination("D", "614")));

    // Then
    assertThat(cost(after, call("614", "60s"))).isEqualTo("1");
  }

  @Test
  void shouldForgetWhatIsRemoved() {
    // Given
    Tariff tariff = Tariffs.ofThePosts();

    // When
    Tariff after =
        tariff.with(
            new TariffChange(
                List.of(),
                List.of(),
                List.of(),
                Set.of("Dest_AU_Mobile"),
                Set.of(),
                Set.of(Tariffs.key("1002"))));
    Tariff without =
        after.with(
            new TariffChange(
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                Set.of("RatingPlan_VoiceCalls"),
                Set.of(Tariffs.key("*any"))));

    // Then
    assertThat(after.price(call("614", "60s"))).isInstanceOf(PriceOutcome.Refused.class);
    assertThat(after.destination("Dest_AU_Mobile")).isEmpty();
    assertThat(after.destinations()).hasSize(2);
    assertThat(without.ratingPlans()).isEmpty();
    assertThat(without.ratingProfile(Tariffs.key("*any"))).isEmpty();
  }

  @Test
  void shouldGiveBackWhatWasSet() {
    // Given
    RatingProfile profile = profile("*any", activation("RP"));

    // When
    Tariff tariff =
        Tariff.empty()
            .with(of(destination("D", "614", "612")))
            .with(of(planAt("1")))
            .with(of(profile));

    // Then
    assertThat(tariff.destination("D")).contains(destination("D", "614", "612"));
    assertThat(tariff.ratingPlan("RP")).contains(planAt("1"));
    assertThat(tariff.ratingProfile(profile.key())).contains(profile);
    assertThat(tariff.ratingProfiles()).containsExactly(profile);
  }
}

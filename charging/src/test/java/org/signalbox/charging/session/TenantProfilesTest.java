package org.signalbox.charging.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.signalbox.profiles.ActivationInterval;
import org.signalbox.profiles.AttributeProfile;
import org.signalbox.profiles.ChargerProfile;
import org.signalbox.profiles.ProfileChange;
import org.signalbox.profiles.ProfileKey;
import org.signalbox.profiles.ProfileSet;

class TenantProfilesTest {

  private static final String TENANT = "cgrates.org";
  private static final ActivationInterval FROM_SUMMER =
      new ActivationInterval(Optional.of(Instant.parse("2026-06-01T00:00:00Z")), Optional.empty());

  private final TenantProfiles profiles = new TenantProfiles();

  private static ChargerProfile charger(String id, String run, int weight) {
    return charger(id, run, weight, List.of(), ActivationInterval.ALWAYS, List.of("*none"));
  }

  private static ChargerProfile charger(
      String id,
      String run,
      int weight,
      List<String> filters,
      ActivationInterval interval,
      List<String> attributes) {
    return new ChargerProfile(
        new ProfileKey(TENANT, id), filters, interval, run, attributes, BigDecimal.valueOf(weight));
  }

  private static ProfileSet set(List<AttributeProfile> attributes, ChargerProfile... chargers) {
    return ProfileSet.empty()
        .with(
            new ProfileChange(
                List.of(), attributes, List.of(chargers), Set.of(), Set.of(), Set.of()));
  }

  @Test
  void shouldKnowTheRunsOfChargersThatLookAtNothingInTheOrderOfChargers() {
    // Given
    ProfileSet version =
        set(List.of(), charger("B", "resale", 0), charger("C", "first", 20), charger("A", "", 0));

    // When
    Optional<List<String>> runs = profiles.fixedRuns(version, TENANT);

    // Then
    assertThat(runs).contains(List.of("first", "*default", "resale"));
  }

  @Test
  void shouldNotFixRunsWhereOneChargerLooksAtTheEventOrTheTime() {
    // Given
    List<ChargerProfile> looking =
        List.of(
            charger(
                "F",
                "f",
                0,
                List.of("*string:~*req.Account:1001"),
                ActivationInterval.ALWAYS,
                List.of("*none")),
            charger("I", "i", 0, List.of(), FROM_SUMMER, List.of("*none")),
            charger("E", "e", 0, List.of(), ActivationInterval.ALWAYS, List.of()));

    for (ChargerProfile each : looking) {
      // When
      Optional<List<String>> runs =
          profiles.fixedRuns(set(List.of(), charger("A", "", 0), each), TENANT);

      // Then
      assertThat(runs).as(each.toString()).isEmpty();
    }
  }

  @Test
  void shouldNotFixRunsWhereTheTenantHasAttributes() {
    // Given
    AttributeProfile attribute =
        new AttributeProfile(
            new ProfileKey(TENANT, "ATTR"),
            List.of("*sessions"),
            List.of(),
            ActivationInterval.ALWAYS,
            List.of(new AttributeProfile.Attribute(List.of(), "*req.Subject", "*constant", "1002")),
            false,
            BigDecimal.ZERO);

    // When
    Optional<List<String>> runs =
        profiles.fixedRuns(set(List.of(attribute), charger("A", "", 0)), TENANT);

    // Then
    assertThat(runs).isEmpty();
  }
}

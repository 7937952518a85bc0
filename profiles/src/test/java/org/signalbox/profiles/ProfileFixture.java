package org.signalbox.profiles;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Profiles and events of tests, with what does not matter to the test left out. */
public final class ProfileFixture {

  public static final String TENANT = "cgrates.org";

  public static final Instant NOW = Instant.parse("2025-08-04T13:00:00Z");

  public static final MatchTerms TERMS = new MatchTerms(NOW, ZoneOffset.UTC, TariffLookupPort.NONE);

  private ProfileFixture() {}

  public static ProfileKey key(String id) {
    return new ProfileKey(TENANT, id);
  }

  /** An event of text fields: names and values in turn. */
  public static Event event(String... namesAndValues) {
    Map<String, FieldValue> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put(namesAndValues[i], FieldValue.text(namesAndValues[i + 1]));
    }
    return Event.of(TENANT, "event1", fields);
  }

  public static ChargerProfile charger(String id, String... filterIds) {
    return charger(id, 0, filterIds);
  }

  public static ChargerProfile charger(String id, int weight, String... filterIds) {
    return new ChargerProfile(
        key(id),
        List.of(filterIds),
        ActivationInterval.ALWAYS,
        id.toLowerCase(java.util.Locale.ROOT),
        List.of("*none"),
        BigDecimal.valueOf(weight));
  }

  public static ChargerProfile chargerWithAttributes(String id, String... attributeIds) {
    return new ChargerProfile(
        key(id), List.of(), ActivationInterval.ALWAYS, "", List.of(attributeIds), BigDecimal.ZERO);
  }

  public static FilterProfile filter(String id, FilterProfile.Rule... rules) {
    return new FilterProfile(key(id), List.of(rules), ActivationInterval.ALWAYS);
  }

  public static FilterProfile.Rule rule(String type, String element, String... values) {
    return new FilterProfile.Rule(type, element, List.of(values));
  }

  public static AttributeProfile attribute(String id, AttributeProfile.Attribute... attributes) {
    return attribute(id, 0, attributes);
  }

  public static AttributeProfile attribute(
      String id, int weight, AttributeProfile.Attribute... attributes) {
    return new AttributeProfile(
        key(id),
        List.of("*any"),
        List.of(),
        ActivationInterval.ALWAYS,
        List.of(attributes),
        false,
        BigDecimal.valueOf(weight));
  }

  public static AttributeProfile.Attribute change(String path, String type, String value) {
    return new AttributeProfile.Attribute(List.of(), path, type, value);
  }

  /** A set of filters, attributes and chargers, in any order. */
  public static ProfileSet set(Object... profiles) {
    return ProfileSet.empty().with(changeOf(profiles));
  }

  public static ProfileChange changeOf(Object... profiles) {
    List<FilterProfile> filters = new ArrayList<>();
    List<AttributeProfile> attributes = new ArrayList<>();
    List<ChargerProfile> chargers = new ArrayList<>();
    for (Object profile : profiles) {
      switch (profile) {
        case FilterProfile filter -> filters.add(filter);
        case AttributeProfile attribute -> attributes.add(attribute);
        case ChargerProfile charger -> chargers.add(charger);
        default -> throw new IllegalArgumentException("no profile: " + profile);
      }
    }
    return new ProfileChange(filters, attributes, chargers, Set.of(), Set.of(), Set.of());
  }

  public static ProfileChange removalOfFilter(String id) {
    return new ProfileChange(List.of(), List.of(), List.of(), Set.of(key(id)), Set.of(), Set.of());
  }

  /** Whether a charger with these filters matches an event. */
  public static boolean matches(Event event, String... filterIds) {
    return matches(event, TERMS, filterIds);
  }

  public static boolean matches(Event event, MatchTerms terms, String... filterIds) {
    return !matchingIds(set(charger("C", filterIds)), event, terms).isEmpty();
  }

  public static List<String> matchingIds(ProfileSet set, Event event) {
    return matchingIds(set, event, TERMS);
  }

  public static List<String> matchingIds(ProfileSet set, Event event, MatchTerms terms) {
    return switch (set.chargersFor(event, terms)) {
      case MatchOutcome.Matches<ChargerProfile>(List<ChargerProfile> chargers) ->
          chargers.stream().map(charger -> charger.key().id()).toList();
      case MatchOutcome.Failed<ChargerProfile>(String text) -> throw new AssertionError(text);
    };
  }

  /** The error text of matching a charger with these filters. */
  public static String failure(Event event, String... filterIds) {
    return switch (set(charger("C", filterIds)).chargersFor(event, TERMS)) {
      case MatchOutcome.Matches<ChargerProfile>(List<ChargerProfile> chargers) ->
          throw new AssertionError("matched " + chargers);
      case MatchOutcome.Failed<ChargerProfile>(String text) -> text;
    };
  }

  /** What one change makes of the field {@code Out} of an event. */
  public static String applied(Event event, String type, String value) {
    return altered(set(attribute("A", change("*req.Out", type, value))), event).event().text("Out");
  }

  public static AttributeOutcome.Altered altered(ProfileSet set, Event event) {
    return switch (set.alter(event, TERMS)) {
      case AttributeOutcome.Altered altered -> altered;
      case AttributeOutcome.NotFound() -> throw new AssertionError("no attribute profile matched");
      case AttributeOutcome.Failed(String text) -> throw new AssertionError(text);
    };
  }

  public static List<ChargerRun> runs(ProfileSet set, Event event) {
    return switch (set.charge(event, TERMS)) {
      case ChargerOutcome.Runs(List<ChargerRun> runs) -> runs;
      case ChargerOutcome.NotFound() -> throw new AssertionError("no charger matched");
      case ChargerOutcome.Failed(String text) -> throw new AssertionError(text);
    };
  }
}

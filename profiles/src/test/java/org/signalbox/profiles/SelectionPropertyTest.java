package org.signalbox.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.profiles.ProfileFixture.charger;
import static org.signalbox.profiles.ProfileFixture.filter;
import static org.signalbox.profiles.ProfileFixture.key;
import static org.signalbox.profiles.ProfileFixture.matchingIds;
import static org.signalbox.profiles.ProfileFixture.rule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The index must never decide: what matches is what a scan of all profiles finds. */
class SelectionPropertyTest {

  private static final String[] FIELDS = {"Account", "Destination", "Category"};

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16})
  void shouldSelectWhatALinearScanSelects(long seed) {
    // Given
    Random random = new Random(seed);
    Map<String, ChargerProfile> chargers = new TreeMap<>();
    Map<String, FilterProfile> filters = new TreeMap<>();
    ProfileSet set = ProfileSet.empty();
    for (int i = 0; i < 10; i++) {
      FilterProfile filter = randomFilter(random, "FLTR_" + i);
      filters.put(filter.key().id(), filter);
      set = set.with(ProfileFixture.changeOf(filter));
    }
    for (int step = 0; step < 300; step++) {
      set = changed(random, set, chargers, filters);
    }

    // When
    for (int i = 0; i < 200; i++) {
      Map<String, String> fields = randomFields(random);
      List<String> selected = matchingIds(set, eventOf(fields));

      // Then
      assertThat(selected)
          .as("seed %d, event %s", seed, fields)
          .isEqualTo(scan(chargers, filters, fields));
    }
  }

  private static ProfileSet changed(
      Random random,
      ProfileSet set,
      Map<String, ChargerProfile> chargers,
      Map<String, FilterProfile> filters) {
    String id = "C" + random.nextInt(80);
    int kind = random.nextInt(10);
    if (kind < 2) {
      chargers.remove(id);
      return set.with(
          new ProfileChange(List.of(), List.of(), List.of(), Set.of(), Set.of(), Set.of(key(id))));
    }
    if (kind == 2) {
      FilterProfile filter = randomFilter(random, "FLTR_" + random.nextInt(10));
      filters.put(filter.key().id(), filter);
      return set.with(ProfileFixture.changeOf(filter));
    }
    ChargerProfile charger = charger(id, random.nextInt(3), randomFilterIds(random));
    chargers.put(id, charger);
    return set.with(ProfileFixture.changeOf(charger));
  }

  private static String[] randomFilterIds(Random random) {
    String[] ids = new String[random.nextInt(3)];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = random.nextInt(3) == 0 ? "FLTR_" + random.nextInt(10) : inline(randomRule(random));
    }
    return ids;
  }

  private static String inline(FilterProfile.Rule rule) {
    return rule.type() + ":" + rule.element() + ":" + String.join("|", rule.values());
  }

  private static FilterProfile randomFilter(Random random, String id) {
    FilterProfile.Rule[] rules = new FilterProfile.Rule[1 + random.nextInt(2)];
    for (int i = 0; i < rules.length; i++) {
      rules[i] = randomRule(random);
    }
    return filter(id, rules);
  }

  private static FilterProfile.Rule randomRule(Random random) {
    String element = "~*req." + FIELDS[random.nextInt(FIELDS.length)];
    String type =
        switch (random.nextInt(6)) {
          case 0, 1 -> "*string";
          case 2, 3 -> "*prefix";
          case 4 -> "*notprefix";
          default -> "*suffix";
        };
    String[] values = new String[1 + random.nextInt(3)];
    for (int i = 0; i < values.length; i++) {
      values[i] = digits(random, 1 + random.nextInt(3));
    }
    return rule(type, element, values);
  }

  private static String digits(Random random, int length) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < length; i++) {
      digits.append((char) ('1' + random.nextInt(3)));
    }
    return digits.toString();
  }

  private static Map<String, String> randomFields(Random random) {
    Map<String, String> fields = new HashMap<>();
    for (String field : FIELDS) {
      if (random.nextInt(5) > 0) {
        fields.put(field, digits(random, random.nextInt(4)));
      }
    }
    return fields;
  }

  private static Event eventOf(Map<String, String> fields) {
    Map<String, FieldValue> values = new LinkedHashMap<>();
    fields.forEach((name, text) -> values.put(name, FieldValue.text(text)));
    return Event.of(ProfileFixture.TENANT, "", values);
  }

  /** Tries every charger by rules evaluated here, independently of the compiled ones. */
  private static List<String> scan(
      Map<String, ChargerProfile> chargers,
      Map<String, FilterProfile> filters,
      Map<String, String> fields) {
    return chargers.values().stream()
        .filter(charger -> charger.filterIds().stream().allMatch(id -> passes(id, filters, fields)))
        .sorted(Comparator.comparing(ChargerProfile::weight).reversed())
        .map(charger -> charger.key().id())
        .toList();
  }

  private static boolean passes(
      String filterId, Map<String, FilterProfile> filters, Map<String, String> fields) {
    FilterProfile named = filters.get(filterId);
    if (named != null) {
      return named.rules().stream().allMatch(rule -> holds(rule, fields));
    }
    String[] parts = filterId.split(":");
    return holds(rule(parts[0], parts[1], parts[2].split("\\|")), fields);
  }

  private static boolean holds(FilterProfile.Rule rule, Map<String, String> fields) {
    String text = fields.get(rule.element().substring("~*req.".length()));
    boolean negated = rule.type().startsWith("*not");
    if (text == null) {
      return negated;
    }
    for (String value : rule.values()) {
      boolean matches =
          switch (rule.type()) {
            case "*string" -> text.equals(value);
            case "*prefix", "*notprefix" -> text.startsWith(value);
            case "*suffix" -> text.endsWith(value);
            default -> throw new AssertionError(rule.type());
          };
      if (matches) {
        return !negated;
      }
    }
    return negated;
  }

  @Test
  void shouldTryOnlyTheProfileOfTheAccountAmongTenThousand() {
    // Given
    List<Object> chargers = new ArrayList<>();
    for (int account = 0; account < 10_000; account++) {
      chargers.add(
          charger(
              "C" + account,
              "*string:~*req.Account:" + account,
              // Whoever is tried by this filter fails, so trying another one would be seen.
              "*gt:~*req.Probe" + account + ":1"));
    }
    ProfileSet set = ProfileFixture.set(chargers.toArray());
    Map<String, FieldValue> fields = new LinkedHashMap<>();
    fields.put("Account", FieldValue.text("7777"));
    for (int account = 0; account < 10_000; account++) {
      fields.put("Probe" + account, FieldValue.text(account == 7777 ? "2" : "word"));
    }

    // When
    List<String> selected = matchingIds(set, Event.of(ProfileFixture.TENANT, "", fields));

    // Then
    assertThat(selected).containsExactly("C7777");
  }

  @Test
  void shouldFindAPrefixTooLongForTheIndex() {
    // Given
    String prefix = "1".repeat(100);
    ProfileSet set = ProfileFixture.set(charger("C", "*prefix:~*req.Account:" + prefix));

    // When
    List<String> selected = matchingIds(set, ProfileFixture.event("Account", prefix + "2"));

    // Then
    assertThat(selected).containsExactly("C");
  }

  @Test
  void shouldNameAProfileOnceThatMatchesByTwoPrefixes() {
    // Given
    ProfileSet set = ProfileFixture.set(charger("C", "*prefix:~*req.Destination:6|61|614"));

    // When
    List<String> selected = matchingIds(set, ProfileFixture.event("Destination", "6140000"));

    // Then
    assertThat(selected).containsExactly("C");
  }

  @Test
  void shouldIndexANumberAsItsText() {
    // Given
    ProfileSet set = ProfileFixture.set(charger("C", "*string:~*req.Account:1001"));
    Event event = Event.of(ProfileFixture.TENANT, "", Map.of("Account", FieldValue.number(1001)));

    // When
    List<String> selected = matchingIds(set, event);

    // Then
    assertThat(selected).containsExactly("C");
  }
}

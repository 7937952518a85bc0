package org.signalbox.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.signalbox.profiles.ProfileFixture.attribute;
import static org.signalbox.profiles.ProfileFixture.change;
import static org.signalbox.profiles.ProfileFixture.changeOf;
import static org.signalbox.profiles.ProfileFixture.charger;
import static org.signalbox.profiles.ProfileFixture.event;
import static org.signalbox.profiles.ProfileFixture.filter;
import static org.signalbox.profiles.ProfileFixture.key;
import static org.signalbox.profiles.ProfileFixture.matchingIds;
import static org.signalbox.profiles.ProfileFixture.removalOfFilter;
import static org.signalbox.profiles.ProfileFixture.rule;
import static org.signalbox.profiles.ProfileFixture.set;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProfileSetTest {

  private static final Event CALL = event("Account", "1001");

  @Test
  void shouldGiveBackWhatWasSet() {
    // Given
    FilterProfile filter = filter("FLTR_1", rule("*string", "~*req.Account", "1001"));
    AttributeProfile attribute = attribute("ATTR_1", change("*req.X", "*constant", "y"));
    ChargerProfile charger = charger("DEFAULT", "FLTR_1");

    // When
    ProfileSet set = set(filter, attribute, charger);

    // Then
    assertThat(set.filter(key("FLTR_1"))).contains(filter);
    assertThat(set.attribute(key("ATTR_1"))).contains(attribute);
    assertThat(set.charger(key("DEFAULT"))).contains(charger);
    assertThat(set.filters()).containsExactly(filter);
    assertThat(set.attributes()).containsExactly(attribute);
    assertThat(set.chargers()).containsExactly(charger);
  }

  @Test
  void shouldHaveNothingInTheEmptySet() {
    // Given
    ProfileSet set = ProfileSet.empty();

    // When / Then
    assertThat(set.filter(key("X"))).isEmpty();
    assertThat(set.attribute(key("X"))).isEmpty();
    assertThat(set.charger(key("X"))).isEmpty();
    assertThat(set.filters()).isEmpty();
    assertThat(set.attributes()).isEmpty();
    assertThat(set.chargers()).isEmpty();
  }

  @Test
  void shouldReplaceAProfileAndWhereItIsIndexed() {
    // Given
    ProfileSet before = set(charger("C", "*string:~*req.Account:1001"));

    // When
    ProfileSet after = before.with(changeOf(charger("C", "*prefix:~*req.Account:2")));

    // Then
    assertThat(matchingIds(before, CALL)).containsExactly("C");
    assertThat(matchingIds(after, CALL)).isEmpty();
    assertThat(matchingIds(after, event("Account", "2001"))).containsExactly("C");
  }

  @Test
  void shouldRemoveProfilesAndForgetTheirIndex() {
    // Given
    ProfileSet before =
        set(
            charger("TEXT", "*string:~*req.Account:1001"),
            charger("PREFIX", "*prefix:~*req.Account:1"),
            charger("REST"));

    // When
    ProfileSet after =
        before.with(
            new ProfileChange(
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                Set.of(),
                Set.of(key("TEXT"), key("PREFIX"), key("REST"), key("UNKNOWN"))));

    // Then
    assertThat(matchingIds(before, CALL)).containsExactly("PREFIX", "REST", "TEXT");
    assertThat(matchingIds(after, CALL)).isEmpty();
    assertThat(after.chargers()).isEmpty();
  }

  @Test
  void shouldApplyAChangedFilterToTheProfilesThatNameIt() {
    // Given
    ProfileSet before =
        set(
            filter("FLTR_1", rule("*string", "~*req.Account", "1002")),
            charger("C", "FLTR_1"),
            attribute(
                "A",
                new AttributeProfile.Attribute(
                    List.of("FLTR_1"), "*req.Out", "*constant", "changed")));

    // When
    ProfileSet after =
        before.with(changeOf(filter("FLTR_1", rule("*string", "~*req.Account", "1001"))));

    // Then
    assertThat(matchingIds(before, CALL)).isEmpty();
    assertThat(matchingIds(after, CALL)).containsExactly("C");
    assertThat(ProfileFixture.altered(before, CALL).event().field("Out")).isEmpty();
    assertThat(ProfileFixture.altered(after, CALL).event().text("Out")).isEqualTo("changed");
  }

  @Test
  void shouldRefuseToRemoveAFilterThatIsNamed() {
    // Given
    ProfileSet set =
        set(
            filter("FLTR_1"),
            charger("C", "FLTR_1"),
            attribute(
                "A",
                new AttributeProfile.Attribute(List.of("FLTR_1"), "*req.Out", "*constant", "x")));

    // When / Then
    assertThatThrownBy(() -> set.with(removalOfFilter("FLTR_1")))
        .isInstanceOf(ProfileFault.class)
        .hasMessage(
            "cannot remove filter <cgrates.org:FLTR_1> because will break the reference to"
                + " following items: cgrates.org:A, cgrates.org:C");
  }

  @Test
  void shouldRemoveAFilterTogetherWithItsUser() {
    // Given
    ProfileSet set = set(filter("FLTR_1"), charger("C", "FLTR_1"));

    // When
    ProfileSet after =
        set.with(
            new ProfileChange(
                List.of(),
                List.of(),
                List.of(),
                Set.of(key("FLTR_1")),
                Set.of(),
                Set.of(key("C"))));

    // Then
    assertThat(after.filters()).isEmpty();
    assertThat(after.chargers()).isEmpty();
  }

  @Test
  void shouldRemoveAFilterThatIsNotThereWithoutComplaint() {
    // Given
    ProfileSet set = set(charger("C"));

    // When / Then
    assertThatCode(() -> set.with(removalOfFilter("UNKNOWN"))).doesNotThrowAnyException();
  }

  @Test
  void shouldKeepFiltersOfTenantsApart() {
    // Given
    FilterProfile ofOther =
        new FilterProfile(
            new ProfileKey("other.org", "FLTR_1"), List.of(), ActivationInterval.ALWAYS);

    // When / Then
    assertThatThrownBy(() -> set(ofOther, charger("C", "FLTR_1")))
        .isInstanceOf(ProfileFault.class)
        .hasMessageContaining("broken reference to filter: <FLTR_1>");
  }

  @Test
  void shouldSeeFiltersOfTheSameChange() {
    // Given
    ProfileChange both = changeOf(charger("C", "FLTR_1"), filter("FLTR_1"));

    // When
    ProfileSet set = ProfileSet.empty().with(both);

    // Then
    assertThat(matchingIds(set, CALL)).containsExactly("C");
  }

  @Test
  void shouldLeaveTheVersionBeforeAsItWas() {
    // Given
    ProfileSet before = set(charger("A"));

    // When
    ProfileSet after = before.with(changeOf(charger("B")));

    // Then
    assertThat(matchingIds(before, CALL)).containsExactly("A");
    assertThat(matchingIds(after, CALL)).containsExactly("A", "B");
  }

  @Test
  void shouldIndexANamedFilterOnlyWhileItAlwaysCounts() {
    // Given
    FilterProfile expired =
        new FilterProfile(
            key("FLTR_OLD"),
            List.of(rule("*string", "~*req.Account", "nobody")),
            new ActivationInterval(
                java.util.Optional.empty(),
                java.util.Optional.of(ProfileFixture.NOW.minusSeconds(1))));

    // When
    ProfileSet set = set(expired, charger("C", "FLTR_OLD", "*exists:~*req.Account:"));

    // Then
    assertThat(matchingIds(set, CALL)).containsExactly("C");
  }
}

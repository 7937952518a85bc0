package org.signalbox.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.profiles.ProfileFixture.NOW;
import static org.signalbox.profiles.ProfileFixture.TERMS;
import static org.signalbox.profiles.ProfileFixture.altered;
import static org.signalbox.profiles.ProfileFixture.attribute;
import static org.signalbox.profiles.ProfileFixture.change;
import static org.signalbox.profiles.ProfileFixture.event;
import static org.signalbox.profiles.ProfileFixture.key;
import static org.signalbox.profiles.ProfileFixture.set;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttributeProcessingTest {

  private static final Event CALL = event("Account", "1001", "Category", "call");

  private static AttributeProfile in(List<String> contexts, String id, int weight) {
    return new AttributeProfile(
        key(id),
        contexts,
        List.of(),
        ActivationInterval.ALWAYS,
        List.of(change("*req." + id, "*constant", "set")),
        false,
        BigDecimal.valueOf(weight));
  }

  private static Event inContext(String context) {
    return CALL.withOption("*context", FieldValue.text(context));
  }

  private static Event withRuns(int runs) {
    return CALL.withOption("*attrProcessRuns", FieldValue.number(runs));
  }

  private static Event asking(String... profileIds) {
    return CALL.withOption("*attrProfileIDs", FieldValue.texts(List.of(profileIds)));
  }

  @Test
  void shouldApplyTheProfileOfTheHighestWeightOnce() {
    // Given
    ProfileSet set = set(in(List.of("*any"), "LOW", 10), in(List.of("*any"), "HIGH", 20));

    // When
    AttributeOutcome.Altered altered = altered(set, CALL);

    // Then
    assertThat(altered.matchedProfiles()).containsExactly("cgrates.org:HIGH");
    assertThat(altered.alteredFields()).containsExactly("*req.HIGH");
    assertThat(altered.event().field("LOW")).isEmpty();
  }

  @Test
  void shouldPreferTheFirstNameAmongEqualWeights() {
    // Given
    ProfileSet set = set(in(List.of("*any"), "B", 10), in(List.of("*any"), "A", 10));

    // When
    AttributeOutcome.Altered altered = altered(set, CALL);

    // Then
    assertThat(altered.matchedProfiles()).containsExactly("cgrates.org:A");
  }

  @Test
  void shouldUseProfilesOfTheContextAndOfAny() {
    // Given
    ProfileSet set =
        set(
            in(List.of("*cdrs", "*sessions"), "CDRS", 20),
            in(List.of("*chargers"), "CHARGERS", 30),
            in(List.of("*any"), "ANY", 10),
            in(List.of(), "NOWHERE", 40));

    // When / Then
    assertThat(altered(set, inContext("*cdrs")).matchedProfiles())
        .containsExactly("cgrates.org:CDRS");
    assertThat(altered(set, inContext("*chargers")).matchedProfiles())
        .containsExactly("cgrates.org:CHARGERS");
    assertThat(altered(set, CALL).matchedProfiles()).containsExactly("cgrates.org:ANY");
  }

  @Test
  void shouldFindNothingWhereNoProfileIsOfTheContext() {
    // Given
    ProfileSet set = set(in(List.of("*sessions"), "A", 10));

    // When
    AttributeOutcome outcome = set.alter(inContext("*cdrs"), TERMS);

    // Then
    assertThat(outcome).isEqualTo(new AttributeOutcome.NotFound());
  }

  @Test
  void shouldLetEachRunSeeWhatTheRunsBeforeChanged() {
    // Given
    AttributeProfile second =
        new AttributeProfile(
            key("SECOND"),
            List.of("*any"),
            List.of("*string:~*req.Subject:1001"),
            ActivationInterval.ALWAYS,
            List.of(change("*req.Category", "*variable", "vip_;~*req.Subject")),
            false,
            BigDecimal.valueOf(20));
    ProfileSet set =
        set(second, attribute("FIRST", 10, change("*req.Subject", "*variable", "~*req.Account")));

    // When
    AttributeOutcome.Altered altered = altered(set, withRuns(2));

    // Then
    assertThat(altered.matchedProfiles())
        .containsExactly("cgrates.org:FIRST", "cgrates.org:SECOND");
    assertThat(altered.alteredFields()).containsExactly("*req.Subject", "*req.Category");
    assertThat(altered.event().text("Category")).isEqualTo("vip_1001");
  }

  @Test
  void shouldAlternateBetweenTwoProfilesRatherThanRepeatOne() {
    // Given
    ProfileSet set =
        set(
            attribute("A", 20, change("*req.Trace", "*composed", "A")),
            attribute("B", 10, change("*req.Trace", "*composed", "B")));

    // When
    AttributeOutcome.Altered altered = altered(set, withRuns(5));

    // Then
    assertThat(altered.event().text("Trace")).isEqualTo("ABABA");
    assertThat(altered.alteredFields()).containsExactly("*req.Trace");
  }

  @Test
  void shouldApplyAProfileOnlyAsOftenAsAllowed() {
    // Given
    ProfileSet set =
        set(
            attribute("A", 20, change("*req.Trace", "*composed", "A")),
            attribute("B", 10, change("*req.Trace", "*composed", "B")));
    Event limited = withRuns(9).withOption("*attrProfileRuns", FieldValue.number(1));

    // When
    AttributeOutcome.Altered altered = altered(set, limited);

    // Then
    assertThat(altered.event().text("Trace")).isEqualTo("AB");
  }

  @Test
  void shouldStopAtABlockingProfile() {
    // Given
    AttributeProfile blocking =
        new AttributeProfile(
            key("BLOCK"),
            List.of("*any"),
            List.of(),
            ActivationInterval.ALWAYS,
            List.of(change("*req.Trace", "*composed", "X")),
            true,
            BigDecimal.valueOf(20));
    ProfileSet set = set(blocking, attribute("B", 10, change("*req.Trace", "*composed", "B")));

    // When
    AttributeOutcome.Altered altered = altered(set, withRuns(5));

    // Then
    assertThat(altered.event().text("Trace")).isEqualTo("X");
  }

  @Test
  void shouldLeaveOutProfilesThatAreNotInForceAtTheTimeOfTheEvent() {
    // Given
    AttributeProfile expired =
        new AttributeProfile(
            key("OLD"),
            List.of("*any"),
            List.of(),
            new ActivationInterval(Optional.empty(), Optional.of(NOW)),
            List.of(change("*req.Out", "*constant", "old")),
            false,
            BigDecimal.ONE);
    ProfileSet set = set(expired);
    Event earlier =
        new Event(
            CALL.tenant(),
            CALL.id(),
            Optional.of(NOW.minusSeconds(1)),
            CALL.fields(),
            CALL.options());

    // When / Then
    assertThat(set.alter(CALL, TERMS)).isEqualTo(new AttributeOutcome.NotFound());
    assertThat(altered(set, earlier).event().text("Out")).isEqualTo("old");
  }

  @Test
  void shouldApplyOnlyTheProfilesAskedForEachAfterItsFilters() {
    // Given
    AttributeProfile filtered =
        new AttributeProfile(
            key("FILTERED"),
            List.of("*any"),
            List.of("*string:~*req.Account:nobody"),
            ActivationInterval.ALWAYS,
            List.of(change("*req.Out", "*constant", "filtered")),
            false,
            BigDecimal.TEN);
    ProfileSet set = set(filtered, in(List.of("*any"), "PLAIN", 1), in(List.of("*any"), "BIG", 99));

    // When
    AttributeOutcome.Altered altered = altered(set, asking("FILTERED", "PLAIN", "UNKNOWN"));

    // Then
    assertThat(altered.matchedProfiles()).containsExactly("cgrates.org:PLAIN");
  }

  @Test
  void shouldNotAskTheFiltersOfGivenProfilesWhenTold() {
    // Given
    AttributeProfile filtered =
        new AttributeProfile(
            key("FILTERED"),
            List.of("*any"),
            List.of("*never::"),
            ActivationInterval.ALWAYS,
            List.of(change("*req.Out", "*constant", "filtered")),
            false,
            BigDecimal.TEN);
    ProfileSet set = set(filtered);
    Event ignoring =
        asking("FILTERED").withOption("*attrProfileIgnoreFilters", FieldValue.flag(true));

    // When
    AttributeOutcome.Altered altered = altered(set, ignoring);

    // Then
    assertThat(altered.event().text("Out")).isEqualTo("filtered");
    assertThat(set.alter(asking("FILTERED"), TERMS)).isEqualTo(new AttributeOutcome.NotFound());
    assertThat(
            set.alter(CALL.withOption("*attrProfileIgnoreFilters", FieldValue.flag(true)), TERMS))
        .as("without given profiles filters are always asked")
        .isEqualTo(new AttributeOutcome.NotFound());
  }

  @Test
  void shouldApplyInlineAttributesOfSeveralChanges() {
    // Given
    String inline = "*constant:*req.RequestType:*rated;*variable:*req.Subject:~*req.Account&_x";

    // When
    AttributeOutcome.Altered altered = altered(ProfileSet.empty(), asking(inline));

    // Then
    assertThat(altered.matchedProfiles()).containsExactly(inline);
    assertThat(altered.alteredFields()).containsExactly("*req.RequestType", "*req.Subject");
    assertThat(altered.event().text("RequestType")).isEqualTo("*rated");
    assertThat(altered.event().text("Subject")).isEqualTo("1001_x");
  }

  @Test
  void shouldTellWhyAnInlineAttributeIsWrong() {
    // Given / When
    AttributeOutcome outcome = ProfileSet.empty().alter(asking("*constant:*req.X"), TERMS);

    // Then
    assertThat(outcome)
        .isEqualTo(
            new AttributeOutcome.Failed(
                "SERVER_ERROR: inline parse error for string: <*constant:*req.X>"));
  }

  @Test
  void shouldApplyOnlyChangesWhoseOwnFiltersPass() {
    // Given
    ProfileSet set =
        set(
            attribute(
                "A",
                new AttributeProfile.Attribute(
                    List.of("*string:~*req.Account:1002"), "*req.Out", "*constant", "no"),
                new AttributeProfile.Attribute(
                    List.of("*string:~*req.Account:1001"), "*req.Out", "*constant", "yes")));

    // When
    AttributeOutcome.Altered altered = altered(set, CALL);

    // Then
    assertThat(altered.event().text("Out")).isEqualTo("yes");
  }

  @Test
  void shouldRemoveAFieldAndReportItChanged() {
    // Given
    ProfileSet set = set(attribute("A", change("*req.Category", "*constant", "*remove")));

    // When
    AttributeOutcome.Altered altered = altered(set, CALL);

    // Then
    assertThat(altered.event().field("Category")).isEmpty();
    assertThat(altered.alteredFields()).containsExactly("*req.Category");
  }

  @Test
  void shouldChangeTenantAndOptions() {
    // Given
    ProfileSet set =
        set(
            attribute(
                "A",
                change("*tenant", "*constant", "other.org"),
                change("*opts.*route", "*constant", "x"),
                change("*req.Seen", "*variable", "~*tenant")));

    // When
    Event event = altered(set, CALL).event();

    // Then
    assertThat(event.tenant()).isEqualTo("other.org");
    assertThat(event.optionText("*route")).isEqualTo("x");
    assertThat(event.text("Seen")).isEqualTo("other.org");
  }

  @Test
  void shouldUseTheProfilesOfTheTenantThatARunChangedTo() {
    // Given
    AttributeProfile ofOther =
        new AttributeProfile(
            new ProfileKey("other.org", "B"),
            List.of("*any"),
            List.of(),
            ActivationInterval.ALWAYS,
            List.of(change("*req.Out", "*constant", "other")),
            false,
            BigDecimal.ZERO);
    ProfileSet set = set(attribute("A", change("*tenant", "*constant", "other.org")), ofOther);

    // When
    AttributeOutcome.Altered altered = altered(set, withRuns(2));

    // Then
    assertThat(altered.matchedProfiles()).containsExactly("cgrates.org:A", "other.org:B");
  }

  @Test
  void shouldSetAndRemoveFieldsWithinFields() {
    // Given
    Event nested =
        CALL.withField(
            "Extra",
            FieldValue.members(Map.of("a", FieldValue.text("1"), "b", FieldValue.text("2"))));
    ProfileSet set =
        set(
            attribute(
                "A",
                change("*req.Extra.c", "*constant", "3"),
                change("*req.Extra.a", "*constant", "*remove"),
                change("*req.New.x.y", "*constant", "4")));

    // When
    Event event = altered(set, nested).event();

    // Then
    assertThat(event.field("Extra"))
        .contains(FieldValue.members(Map.of("b", FieldValue.text("2"), "c", FieldValue.text("3"))));
    assertThat(event.text("New")).isEqualTo("{\"x\":{\"y\":\"4\"}}");
  }

  @Test
  void shouldRefuseToSetAFieldWithinAText() {
    // Given
    ProfileSet set = set(attribute("A", change("*req.Account.x", "*constant", "3")));

    // When
    AttributeOutcome outcome = set.alter(CALL, TERMS);

    // Then
    assertThat(outcome).isEqualTo(new AttributeOutcome.Failed("SERVER_ERROR: WRONG_PATH"));
  }

  @Test
  void shouldDropAllOfAProfileThatNeedsAMissingField() {
    // Given
    ProfileSet set =
        set(
            attribute(
                "A",
                change("*req.Early", "*constant", "set"),
                change("*req.Late", "*variable", "~*req.Missing")));

    // When
    AttributeOutcome outcome = set.alter(CALL, TERMS);

    // Then
    assertThat(outcome).isEqualTo(new AttributeOutcome.NotFound());
  }

  @Test
  void shouldKeepEarlierRunsWhenALaterOneNeedsAMissingField() {
    // Given
    ProfileSet set =
        set(
            attribute("A", 20, change("*req.First", "*constant", "set")),
            attribute(
                "B",
                10,
                change("*req.Partial", "*constant", "set"),
                change("*req.Late", "*variable", "~*req.Missing")));

    // When
    AttributeOutcome.Altered altered = altered(set, withRuns(2));

    // Then
    assertThat(altered.matchedProfiles()).containsExactly("cgrates.org:A");
    assertThat(altered.event().field("Partial")).isEmpty();
  }

  @Test
  void shouldAskForAFieldThatNoProfileFilledIn() {
    // Given
    Event waiting = CALL.withField("Subject", FieldValue.text("*attributes"));
    ProfileSet filling = set(attribute("A", change("*req.Subject", "*variable", "~*req.Account")));

    // When
    AttributeOutcome unfilled = ProfileSet.empty().alter(waiting, TERMS);

    // Then
    assertThat(unfilled).isEqualTo(new AttributeOutcome.Failed("MANDATORY_IE_MISSING: [Subject]"));
    assertThat(altered(filling, waiting).event().text("Subject")).isEqualTo("1001");
  }

  @Test
  void shouldLetFiltersSeeTheNumberOfTheRun() {
    // Given
    AttributeProfile onlySecond =
        new AttributeProfile(
            key("SECOND"),
            List.of("*any"),
            List.of("*eq:~*vars.*processRuns:2"),
            ActivationInterval.ALWAYS,
            List.of(change("*req.Trace", "*composed", "2")),
            false,
            BigDecimal.TEN);
    ProfileSet set = set(onlySecond, attribute("FIRST", change("*req.Trace", "*composed", "1")));

    // When
    AttributeOutcome.Altered altered = altered(set, withRuns(3));

    // Then
    assertThat(altered.event().text("Trace")).isEqualTo("121");
  }

  @Test
  void shouldRefuseRunsThatAreNoNumber() {
    // Given
    Event wrong = CALL.withOption("*attrProcessRuns", FieldValue.text("many"));

    // When
    AttributeOutcome outcome = ProfileSet.empty().alter(wrong, TERMS);

    // Then
    assertThat(outcome)
        .isEqualTo(new AttributeOutcome.Failed("SERVER_ERROR: cannot convert field: many to int"));
  }

  @Test
  void shouldTakeOptionsUnderTheirOlderNames() {
    // Given
    Event older =
        CALL.withOption("*processRuns", FieldValue.text("2"))
            .withOption("*profileIDs", FieldValue.texts(List.of("A", "B")));
    ProfileSet set =
        set(
            attribute("A", 20, change("*req.Trace", "*composed", "A")),
            attribute("B", 10, change("*req.Trace", "*composed", "B")),
            attribute("C", 30, change("*req.Trace", "*composed", "C")));

    // When
    AttributeOutcome.Altered altered = altered(set, older);

    // Then
    assertThat(altered.event().text("Trace")).isEqualTo("AB");
  }

  @Test
  void shouldNameTheProfileThatWouldBeAppliedFirst() {
    // Given
    ProfileSet set = set(in(List.of("*any"), "LOW", 10), in(List.of("*any"), "HIGH", 20));

    // When
    MatchOutcome<AttributeProfile> outcome = set.attributeFor(CALL, TERMS);

    // Then
    assertThat(outcome)
        .isEqualTo(new MatchOutcome.Matches<>(List.of(in(List.of("*any"), "HIGH", 20))));
    assertThat(ProfileSet.empty().attributeFor(CALL, TERMS))
        .isEqualTo(new MatchOutcome.Matches<>(List.of()));
  }

  @Test
  void shouldLeaveTheGivenEventAlone() {
    // Given
    Event before = CALL;
    ProfileSet set = set(attribute("A", change("*req.Account", "*constant", "x")));

    // When
    altered(set, before);

    // Then
    assertThat(before.text("Account")).isEqualTo("1001");
  }
}

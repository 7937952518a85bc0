package org.signalbox.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.signalbox.profiles.ProfileFixture.TERMS;
import static org.signalbox.profiles.ProfileFixture.attribute;
import static org.signalbox.profiles.ProfileFixture.change;
import static org.signalbox.profiles.ProfileFixture.charger;
import static org.signalbox.profiles.ProfileFixture.event;
import static org.signalbox.profiles.ProfileFixture.filter;
import static org.signalbox.profiles.ProfileFixture.matches;
import static org.signalbox.profiles.ProfileFixture.rule;
import static org.signalbox.profiles.ProfileFixture.set;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Neither what operators write nor what events carry may stop the program or take it long. */
class HostileInputTest {

  private static final String LONG = "a".repeat(10_000);

  @ParameterizedTest
  @ValueSource(
      strings = {"^(a+)+$", "(a|aa)+b", "(a*)*b", "(.*)*x", "(a|a|a|a)*b", "(a{1,100}){1,10}b"})
  void shouldMatchALongFieldAgainstPatternsThatBacktrackElsewhere(String pattern) {
    // Given
    Event hostile = event("Account", LONG);

    // When / Then
    assertThatCode(() -> matches(hostile, "*regex:~*req.Account:" + pattern.replace("|", "?")))
        .doesNotThrowAnyException();
    assertThatCode(() ->
            ProfileFixture.matchingIds(
                set(filter("F", rule("*regex", "~*req.Account", pattern)), charger("C", "F")),
                hostile))
        .doesNotThrowAnyException();
  }

  @Test
  void shouldSearchAndReplaceALongField() {
    // Given
    Event hostile = event("Account", LONG);
    ProfileSet set =
        set(attribute("A", change("*req.Out", "*variable", "~*req.Account:s/^(a+)+$/$1/")));

    // When
    AttributeOutcome outcome = set.alter(hostile, TERMS);

    // Then
    assertThat(outcome).isInstanceOf(AttributeOutcome.Altered.class);
  }

  @Test
  void shouldRefuseATemplateThatMultipliesALongField() {
    // Given
    Event hostile = event("Account", LONG);
    ProfileSet set =
        set(
            attribute(
                "A",
                change(
                    "*req.Out", "*variable", "~*req.Account:s/^(a+)$/" + "$1".repeat(500) + "/")));

    // When
    AttributeOutcome outcome = set.alter(hostile, TERMS);

    // Then
    assertThat(outcome)
        .isEqualTo(
            new AttributeOutcome.Failed("SERVER_ERROR: a value of more than 65536 characters"));
  }

  @Test
  void shouldStopAFieldThatDoublesWithEveryRun() {
    // Given
    ProfileSet set =
        set(
            attribute("A", 2, change("*req.Account", "*composed", "~*req.Account")),
            attribute("B", 1, change("*req.Account", "*composed", "~*req.Account")));
    Event hostile =
        event("Account", "x").withOption("*attrProcessRuns", FieldValue.number(1_000_000_000));

    // When
    AttributeOutcome outcome = set.alter(hostile, TERMS);

    // Then
    assertThat(outcome)
        .isEqualTo(
            new AttributeOutcome.Failed("SERVER_ERROR: a value of more than 65536 characters"));
  }

  @Test
  void shouldBoundTheRunsThatAnEventAsksFor() {
    // Given
    ProfileSet set =
        set(
            attribute("A", 2, change("*req.Out", "*constant", "a")),
            attribute("B", 1, change("*req.Out", "*constant", "b")));
    Event hostile =
        event("Account", "x").withOption("*attrProcessRuns", FieldValue.number(Long.MAX_VALUE));

    // When
    AttributeOutcome.Altered altered = ProfileFixture.altered(set, hostile);

    // Then
    assertThat(altered.matchedProfiles()).hasSize(1_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "-1e999999999", "1e-999999999", "1E+2147483647"})
  void shouldNotCalculateWithNumbersOfAbsurdExponents(String number) {
    // Given
    Event hostile = event("Cost", number);

    // When / Then
    for (String type : List.of("*sum", "*difference", "*multiply", "*divide")) {
      assertThat(
              set(attribute("A", change("*req.Out", type, "~*req.Cost;1"))).alter(hostile, TERMS))
          .as(type)
          .isInstanceOf(AttributeOutcome.Failed.class);
    }
    assertThat(matches(hostile, "*string:~*req.Cost:" + number)).isTrue();
    assertThatCode(() -> set(charger("C", "*gt:~*req.Cost:1")).chargersFor(hostile, TERMS))
        .doesNotThrowAnyException();
  }

  @Test
  void shouldRefuseProductsThatGrowBeyondTheBound() {
    // Given
    String factors = String.join(";", java.util.Collections.nCopies(20, "1e100"));
    ProfileSet set = set(attribute("A", change("*req.Out", "*multiply", factors)));

    // When
    AttributeOutcome outcome = set.alter(event(), TERMS);

    // Then
    assertThat(outcome)
        .isEqualTo(new AttributeOutcome.Failed("SERVER_ERROR: a number of more than 400 digits"));
  }

  @Test
  void shouldRefuseAPatternOfTooManyGroups() {
    // Given
    String nested = "(".repeat(1_000) + "a" + ")".repeat(1_000);

    // When / Then
    assertThatThrownBy(() -> set(filter("F", rule("*regex", "~*req.Account", nested))))
        .isInstanceOf(ProfileFault.class)
        .hasMessageStartingWith("a regular expression of more than");
  }

  @Test
  void shouldRefuseARepetitionThatRepeats() {
    // Given
    String bomb = "((a{1000}){1000}){1000}";

    // When / Then
    assertThatThrownBy(() -> set(filter("F", rule("*regex", "~*req.Account", bomb))))
        .isInstanceOf(ProfileFault.class)
        .hasMessageContaining("invalid repeat count");
  }

  @Test
  void shouldRefuseExpressionsAndPathsWithoutBounds() {
    // Given
    List<String> values =
        List.of("x".repeat(10_000), "a;".repeat(400) + "a", "~*req." + "a.".repeat(200) + "a");

    // When / Then
    for (String value : values) {
      assertThatThrownBy(() -> set(attribute("A", change("*req.Out", "*variable", value))))
          .as(value.substring(0, 10))
          .isInstanceOf(ProfileFault.class);
    }
  }

  @Test
  void shouldNotLetAnEventWriteExpressions() {
    // Given
    ProfileSet set = set(attribute("A", change("*req.Out", "*variable", "~*req.<~*req.Name>")));

    // When / Then
    assertThat(
            ProfileFixture.altered(set, event("Name", "Secret", "Secret", "s")).event().text("Out"))
        .isEqualTo("s");
    assertThat(set.alter(event("Name", "<~*req.Name>"), TERMS))
        .isInstanceOf(AttributeOutcome.NotFound.class);
    assertThat(set.alter(event("Name", "X:s/(/"), TERMS))
        .isInstanceOf(AttributeOutcome.Failed.class);
    assertThat(set.alter(event("Name", LONG), TERMS))
        .isEqualTo(new AttributeOutcome.Failed("SERVER_ERROR: a field name of 10000 characters"));
  }

  @Test
  void shouldRefuseMoreGivenProfilesThanAnybodyMeans() {
    // Given
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 1_001; i++) {
      ids.add("A" + i);
    }
    Event hostile = event("Account", "x").withOption("*attrProfileIDs", FieldValue.texts(ids));

    // When
    AttributeOutcome outcome = ProfileSet.empty().alter(hostile, TERMS);

    // Then
    assertThat(outcome)
        .isEqualTo(new AttributeOutcome.Failed("SERVER_ERROR: more than 1000 attribute profiles"));
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24})
  void shouldEitherCompileOrRefuseWhateverIsWritten(long seed) {
    // Given
    Random random = new Random(seed);
    String[] pieces = {
      "~", "*req", ".", "Account", ":s/", "/", "(", ")", "{*", "round:2", "}", "&", ";", "`", "<",
      ">", "|", ":", "*string", "*sum", "[", "]", "0", "\\", "$1", "*tenant", "\u0000", "é"
    };

    // When / Then
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int piece = random.nextInt(12); piece >= 0; piece--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      String written = text.toString();
      assertThatCode(() -> tryEverything(written))
          .as("seed %d, written %s", seed, written)
          .doesNotThrowAnyException();
    }
  }

  private static void tryEverything(String written) {
    Event call = event("Account", "1001");
    try {
      set(charger("C", "*string:" + written + ":1001")).charge(call, TERMS);
    } catch (ProfileFault refused) {
      assertThat(refused).hasMessageContaining("C");
    }
    try {
      set(attribute("A", change("*req.Out", "*variable", written))).alter(call, TERMS);
    } catch (ProfileFault refused) {
      assertThat(refused.getMessage()).isNotEmpty();
    }
    assertThat(
            ProfileSet.empty()
                .alter(
                    call.withOption(
                        "*attrProfileIDs", FieldValue.text("*variable:*req.X:" + written)),
                    TERMS))
        .isNotNull();
  }
}

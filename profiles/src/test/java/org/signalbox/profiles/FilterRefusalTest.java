package org.signalbox.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.signalbox.profiles.ProfileFixture.charger;
import static org.signalbox.profiles.ProfileFixture.filter;
import static org.signalbox.profiles.ProfileFixture.rule;
import static org.signalbox.profiles.ProfileFixture.set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterRefusalTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "*http#~*req.Account#x#Unsupported filter Type: *http",
        "*apiban#~*req.Account#*all#Unsupported filter Type: *apiban",
        "*sentrypeer#~*req.Account#*ip#Unsupported filter Type: *sentrypeer",
        "string#~*req.Account#1001#Unsupported filter Type: string",
        "*string##1001#Element is mandatory for Type: *string",
        "*rsr##1001#Element is mandatory for Type: *rsr",
        "*regex#~*req.Account#(#error parsing regexp: missing closing ): `(`",
        "*regex#~*req.Account#(?=x)#error parsing regexp: invalid or unsupported Perl syntax: `(?=x)`",
        "*ipnet#~*req.Account#10.0.0.0#invalid CIDR address: 10.0.0.0",
        "*ipnet#~*req.Account#10.0.0.0/33#invalid CIDR address: 10.0.0.0/33",
        "*ipnet#~*req.Account#example.org/8#invalid CIDR address: example.org/8",
        "*string#~*stats.S1#1#unsupported path <*stats.S1>: expected *req.FIELD, *opts.OPTION, *vars.NAME or *tenant",
        "*string#~*req#1#invalid path <*req>",
        "*string#~*req.#1#empty name in path <*req.>",
        "*string#~*req.A[0#1#unclosed bracket in path <*req.A[0>",
        "*string#~*req.A{*unknown}#1#unsupported converter definition: <*unknown>",
        "*string#~*req.A{*round:2#1#invalid converter terminator in rule: <~*req.A{*round:2>",
        "*string#~*req.A:s/x#1#not enough members in Search&Replace, ruleStr: <x>",
      })
  void shouldRefuseARuleThatCannotWork(String type, String element, String value, String message) {
    // Given
    FilterProfile wrong = filter("FLTR_1", rule(type, element == null ? "" : element, value));

    // When / Then
    assertThatThrownBy(() -> set(wrong))
        .isInstanceOf(ProfileFault.class)
        .hasMessage(message + " in filter cgrates.org:FLTR_1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*string",
        "*prefix",
        "*suffix",
        "*contains",
        "*lt",
        "*lte",
        "*gt",
        "*gte",
        "*eq",
        "*ipnet",
        "*timings",
        "*destinations",
        "*rsr",
        "*regex",
        "*ai",
        "*notstring"
      })
  void shouldRefuseARuleWithoutTheValuesItNeeds(String type) {
    // Given
    FilterProfile wrong = filter("FLTR_1", rule(type, "~*req.Account"));

    // When / Then
    assertThatThrownBy(() -> set(wrong))
        .isInstanceOf(ProfileFault.class)
        .hasMessage("Values is mandatory for Type: " + type + " in filter cgrates.org:FLTR_1");
  }

  @Test
  void shouldRefuseAnInlineFilterOfTwoParts() {
    // Given
    ChargerProfile wrong = charger("DEFAULT", "*wrong:inline");

    // When / Then
    assertThatThrownBy(() -> set(wrong))
        .isInstanceOf(ProfileFault.class)
        .hasMessage(
            "broken reference to filter: <*wrong:inline> for item with ID: cgrates.org:DEFAULT:"
                + " inline parse error for string: <*wrong:inline>");
  }

  @Test
  void shouldRefuseANameThatNoFilterHas() {
    // Given
    ChargerProfile wrong = charger("DEFAULT", "FLTR_1");

    // When / Then
    assertThatThrownBy(() -> set(wrong))
        .isInstanceOf(ProfileFault.class)
        .hasMessage("broken reference to filter: <FLTR_1> for item with ID: cgrates.org:DEFAULT");
  }

  @Test
  void shouldRefuseAnIntervalOfThreeTimes() {
    // Given
    FilterProfile wrong = filter("FLTR_1", rule("*ai", "~*req.AnswerTime", "*now", "*now", "*now"));

    // When / Then
    assertThatThrownBy(() -> set(wrong))
        .isInstanceOf(ProfileFault.class)
        .hasMessageContaining("a start and an end are the values for Type: *ai, have 3 values");
  }

  @Test
  void shouldChangeNothingWhenARuleIsRefused() {
    // Given
    ProfileSet before = set(charger("DEFAULT"));

    // When
    assertThatThrownBy(() -> before.with(ProfileFixture.changeOf(charger("DEFAULT", "FLTR_1"))))
        .isInstanceOf(ProfileFault.class);

    // Then
    assertThat(before.charger(ProfileFixture.key("DEFAULT")).orElseThrow().filterIds()).isEmpty();
  }
}

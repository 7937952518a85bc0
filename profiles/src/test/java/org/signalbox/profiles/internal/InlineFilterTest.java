package org.signalbox.profiles.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.profiles.FilterProfile;
import org.signalbox.profiles.ProfileFault;

class InlineFilterTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      value = {
        "*string:~*req.Account:1001#*string#~*req.Account#1001",
        "*string:~*req.Account:1001|1002#*string#~*req.Account#1001,1002",
        "*ai:~*req.T:2014-07-14T14:35:00Z|2014-07-14T14:36:00Z#*ai#~*req.T#2014-07-14T14:35:00Z,2014-07-14T14:36:00Z",
        "*ai:~*req.T:|2014-07-14T14:36:00Z#*ai#~*req.T#,2014-07-14T14:36:00Z",
        "*string:~*req.A:s/^(?:0|1)/x/:a:b#*string#~*req.A:s/^(?:0|1)/x/#a:b",
        "*string:~*req.A:s/a\\/:b/c/:d#*string#~*req.A:s/a\\/:b/c/#d",
        "*gt:~*req.A{*round:2:*up}:1.5#*gt#~*req.A{*round:2:*up}#1.5",
        "*string:~*req.A:~*req.<~*req.B|x>|c#*string#~*req.A#~*req.<~*req.B|x>,c",
        "*rsr:~*req.A:>5#*rsr#~*req.A#>5",
      })
  void shouldTakeARuleApart(String text, String type, String element, String values) {
    // Given / When
    FilterProfile.Rule rule = InlineFilter.parse(text);

    // Then
    assertThat(rule.type()).isEqualTo(type);
    assertThat(rule.element()).isEqualTo(element);
    assertThat(String.join(",", rule.values())).isEqualTo(values);
  }

  @Test
  void shouldHaveNoValuesWhereNoneAreWritten() {
    // Given / When
    FilterProfile.Rule rule = InlineFilter.parse("*exists:~*req.Account:");

    // Then
    assertThat(rule.values()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "*string", "*string:", "*string:~*req.A", "*string:~*req.A:s/a/b/"})
  void shouldRefuseFewerThanThreeParts(String text) {
    // Given / When / Then
    assertThatThrownBy(() -> InlineFilter.parse(text))
        .isInstanceOf(ProfileFault.class)
        .hasMessage("inline parse error for string: <" + text + ">");
  }

  @Test
  void shouldTellARuleFromAName() {
    // Given / When / Then
    assertThat(InlineFilter.isInline("*string:~*req.A:1")).isTrue();
    assertThat(InlineFilter.isInline("FLTR_1")).isFalse();
  }
}

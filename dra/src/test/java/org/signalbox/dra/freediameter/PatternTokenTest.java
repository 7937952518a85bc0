package org.signalbox.dra.freediameter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternTokenTest {

  @ParameterizedTest
  @ValueSource(strings = {"((a{1000}){1000}){1000}", "(a{999}){999}", "(", "a{5000}{900}"})
  void shouldRefuseWhatWouldTakeTooLongOrIsNoPattern(String pattern) {
    // When
    RtDefaultParser.Result result =
        RtDefaultParser.parse("rt_default.conf", "un=[\"" + pattern + "\"] : \"a\" += 1;");

    // Then
    assertThat(result.problems())
        .singleElement()
        .asString()
        .startsWith("rt_default.conf:1:4")
        .contains("regular expression");
  }

  @ParameterizedTest
  @ValueSource(strings = {"^001012.*", "[[:digit:]]{15}", "^(26201|26202)", "a{1000}"})
  void shouldTakeThePatternsThatOperatorsWrite(String pattern) {
    // When
    RtDefaultParser.Result result =
        RtDefaultParser.parse("rt_default.conf", "un=[\"" + pattern + "\"] : \"a\" += 1;");

    // Then
    assertThat(result.problems()).isEmpty();
  }
}

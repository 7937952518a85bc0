package org.signalbox.dra.freediameter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.core.Problem;

class RtDefaultParserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-70 | -70",
        "NO_DELIVERY | -70",
        "FinalDest | 100",
        "DEFAULT + 3 | 8",
        "REALM - 5 | 10",
        "10-5 | 5",
        "10 + -5 | 5",
        "010 | 8",
        "REDIR_USER | 45"
      })
  void shouldReadScoresAsTheDaemonDoes(String expression, int score) {
    // When
    RtDefaultParser.Result parsed = parse("* : \"hss01\" += " + expression + " ;");

    // Then
    assertThat(parsed.problems()).isEmpty();
    assertThat(parsed.rules().getFirst().score()).isEqualTo(score);
  }

  @Test
  void shouldTakeTheTutorialsTargetWithAWarningThatShowsTheCorrectForm() {
    // When
    RtDefaultParser.Result parsed =
        parse("#Low score\ndr=\"realm.example\" : dh=\"hss02\" += -70 ;");

    // Then
    assertThat(parsed.problems()).isEmpty();
    assertThat(parsed.rules()).hasSize(1);
    assertThat(parsed.warnings().getFirst())
        .hasToString(
            "rt_default.conf:2:22: found dh=\"hss02\" as a target, which freeDiameter refuses,"
                + " expected \"hss02\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "xx=\"a\" : \"b\" += 1 ; | 1:1 | a criterion",
        "dr \"a\" : \"b\" += 1 ; | 1:4 | '='",
        "dr=\"a\" \"b\" += 1 ; | 1:8 | ':'",
        "* : b += 1 ; | 1:5 | a text",
        "* : \"b\" += +5 ; | 1:12 | a score",
        "* : \"b\" += WEIGHT ; | 1:12 | a score",
        "* : \"b\" += 5 | 1:13 | ';'",
        "un=[\"(\"] : \"b\" += 1 ; | 1:4 | an extended regular expression",
        "* : \"b += 1 ; | 1:5 | on the same line"
      })
  void shouldSayWhereARuleIsWrongAndWhatWasExpected(
      String text, String lineAndColumn, String expected) {
    // When
    RtDefaultParser.Result parsed = parse(text);

    // Then
    assertThat(parsed.problems()).isNotEmpty();
    Problem first = parsed.problems().getFirst();
    assertThat(first.position()).hasToString("rt_default.conf:" + lineAndColumn);
    assertThat(first.expected()).contains(expected);
  }

  @Test
  void shouldReportEveryWrongRuleAndKeepTheRightOnes() {
    // When
    RtDefaultParser.Result parsed =
        parse("xx : \"a\" += 1 ;\n* : \"b\" += 2 ;\n* : c += 3 ;\n* : \"d\" += 4 ;");

    // Then
    assertThat(parsed.problems())
        .extracting(problem -> problem.position().line())
        .containsExactly(1, 3);
    assertThat(parsed.rules()).extracting(ScoreRule::score).containsExactly(2, 4);
  }

  private static RtDefaultParser.Result parse(String text) {
    return RtDefaultParser.parse("rt_default.conf", text);
  }
}

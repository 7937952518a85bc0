package org.signalbox.app.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.signalbox.app.internal.call.CallJson;

class ResultTextTest {

  private static String shown(String json) {
    TerminalOutput output = new TerminalOutput(false);
    new ResultText(output.terminal()).print(CallJson.read(json));
    return output.text();
  }

  @Test
  void shouldShowShortAnswersAsTheyAre() {
    assertThat(shown("\"OK\"")).isEqualTo("OK\n");
    assertThat(shown("[]")).isEqualTo("none\n");
    assertThat(shown("[\"a\",\"b\"]")).isEqualTo("- a\n- b\n");
  }

  @Test
  void shouldAlignMembers() {
    assertThat(shown("{\"ID\":\"Dest\",\"Prefixes\":[\"612\",\"613\"],\"X\":null}"))
        .isEqualTo(
            """
            ID        Dest
            Prefixes  612, 613
            X         -
            """);
  }

  @Test
  void shouldShowObjectsWithinObjectsFurtherIn() {
    assertThat(shown("{\"A\":{\"B\":1,\"C\":[{\"D\":2}]}}"))
        .isEqualTo(
            """
            A
              B  1
              C
                -
                  D  2
            """);
  }

  @Test
  void shouldPutTheCostOfACallFirst() {
    // When
    String text =
        shown(
            """
            {"CGRID":"","StartTime":"2025-08-04T13:00:00Z","Usage":180000000000,"Cost":66,
             "Charges":[{"RatingID":"r","CompressFactor":1,"Increments":[
               {"Usage":0,"Cost":0,"CompressFactor":1},
               {"Usage":60000000000,"Cost":22,"CompressFactor":3}]}],
             "Rating":{"r":{"RatesID":"s","RatingFiltersID":"f"}},
             "Rates":{"s":[{"GroupIntervalStart":0,"Value":22,"RateIncrement":60000000000,
               "RateUnit":60000000000}]},
             "RatingFilters":{"f":{"DestinationID":"Dest_AU_Mobile","DestinationPrefix":"614",
               "RatingPlanID":"RP"}}}
            """);

    // Then
    assertThat(text)
        .startsWith("Cost   66\nUsage  3m0s from 2025-08-04T13:00:00Z\n")
        .contains("1m0s       3    22    66  22 per 1m0s  Dest_AU_Mobile 614  RP")
        .doesNotContain("connect fee");
  }

  @Test
  void shouldShowCdrsAsATable() {
    // When
    String text =
        shown(
            """
            [{"CGRID":"x","AnswerTime":"2022-02-15T13:07:39Z","Tenant":"cgrates.org",
              "Account":"1002","Destination":"614","ToR":"*voice","Usage":"3m1s",
              "RunID":"*default","Cost":88.0000000001,"ExtraInfo":""}]
            """);

    // Then
    assertThat(text).contains("88.0000000001").endsWith("1 CDR\n");
  }

  @Test
  void shouldUseColoursOnlyWhereTheyAreSeen() {
    // Given
    TerminalOutput output = new TerminalOutput(true);

    // When
    new ResultText(output.terminal()).print(CallJson.read("\"OK\""));

    // Then
    assertThat(output.text()).isEqualTo("\u001b[32mOK\u001b[0m\n");
    assertThat(shown("{\"Cost\":1}")).doesNotContain("\u001b");
  }

  @Test
  void shouldAddUpTotalsExactly() {
    // Given
    TerminalOutput output = new TerminalOutput(false);

    // When
    new CdrTotalsText(output.terminal())
        .print(
            CallJson.read(
                """
                [{"RunID":"*default","Rated":2,"Unrated":1,"Cost":0.1},
                 {"RunID":"wholesale","Rated":2,"Unrated":0,"Cost":0.200000000001}]
                """));

    // Then
    assertThat(output.text()).endsWith("SUM 0.300000000001\n");
  }

  @Test
  void shouldWrapLongJsonBetweenMembers() {
    // Given
    TerminalOutput output = new TerminalOutput(false);

    // When
    new JsonColours(output.terminal(), 40, "  ")
        .print(
            CallJson.read(
                "{\"ID\":\"aaaaaaaaaaaaaaa\",\"Rows\":[{\"X\":1},{\"X\":2}],\"Y\":true}"));

    // Then
    assertThat(output.text())
        .isEqualTo(
            """
              {"ID": "aaaaaaaaaaaaaaa", "Rows": [
                 {"X": 1},
                 {"X": 2}], "Y": true}
            """);
  }
}

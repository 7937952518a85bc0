package org.signalbox.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {

  private static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");
  private static final Instant NOW = Instant.parse("2025-01-31T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "2025-08-04T13:00:00Z, 2025-08-04T13:00:00Z",
    "2025-08-04T17:30:00+02:00, 2025-08-04T17:30:00+02:00",
    "2025-08-04T17:30:00.25+0200, 2025-08-04T17:30:00.25+02:00",
    "2022-02-15 13:07:39, 2022-02-15T13:07:39+11:00",
    "2022-02-15T13:07:39, 2022-02-15T13:07:39+11:00",
    "2022-02-15 13:07:39.5 +0100 CET, 2022-02-15T13:07:39.5+01:00",
    "2022-02-15 13:07:39 +0100 +0100, 2022-02-15T13:07:39+01:00",
    "20220215130739, 2022-02-15T13:07:39+11:00",
    "20220215130739.125, 2022-02-15T13:07:39.125+11:00",
    "15.02.2022 13:07:39, 2022-02-15T13:07:39+11:00",
    "15.02.2022  13:07:39, 2022-02-15T13:07:39+11:00",
    "15/02/2022 13:07:39, 2022-02-15T13:07:39+11:00",
    "1644890859, 2022-02-15T13:07:39+11:00",
    "1644890859123, 2022-02-15T13:07:39.123+11:00",
    "1644890859123456, 2022-02-15T13:07:39.123456+11:00",
    "1644890859123456789, 2022-02-15T13:07:39.123456789+11:00"
  })
  void shouldReadTheFormsThatClientsWrite(String text, String rfc3339) {
    // When
    ZonedDateTime time = TimeText.parse(text, SYDNEY, NOW).orElseThrow();

    // Then
    assertThat(TimeText.rfc3339(time)).isEqualTo(rfc3339);
  }

  @ParameterizedTest
  @CsvSource({
    "*now, 2025-01-31T12:00:00Z",
    "+10s, 2025-01-31T12:00:10Z",
    "*daily, 2025-02-01T12:00:00Z",
    "*monthly, 2025-02-28T12:00:00Z",
    "*mo+1h, 2025-02-28T13:00:00Z",
    "*yearly, 2026-01-31T12:00:00Z",
    "*month_end, 2025-01-31T23:59:59Z",
    "*month_end+24h, 2025-02-01T23:59:59Z"
  })
  void shouldCountRelativeFormsFromNow(String text, String rfc3339) {
    // When
    ZonedDateTime time = TimeText.parse(text, ZoneOffset.UTC, NOW).orElseThrow();

    // Then
    assertThat(TimeText.rfc3339(time)).isEqualTo(rfc3339);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "0", "*unlimited"})
  void shouldTakeTheTextsThatMeanNoTime(String text) {
    assertThat(TimeText.parse(text, SYDNEY, NOW)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday",
        "2025-13-04T13:00:00Z",
        "2025-02-30 13:00:00",
        "2025-08-04T25:00:00Z",
        "2025-08-04T13:00:00.Z",
        "2025-08-04T13:00:00+99:00",
        "2025-08-04 13:00:00 +0200",
        "2025-08-04",
        "12345",
        "9999999999999999999",
        "*never",
        "15.02.2022 13:07:39Z"
      })
  void shouldRefuseOtherTexts(String text) {
    assertThatThrownBy(() -> TimeText.parse(text, SYDNEY, NOW))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Unsupported time format");
  }

  @Test
  void shouldRefuseAnythingWithoutFailingOtherwise() {
    long seed = 7;
    Random random = new Random(seed);
    String alphabet = "0123456789-:T .+Z*/a";
    for (int i = 0; i < 50_000; i++) {
      // Given
      StringBuilder text = new StringBuilder();
      random
          .ints(random.nextInt(30), 0, alphabet.length())
          .forEach(c -> text.append(alphabet.charAt(c)));

      // When
      try {
        TimeText.parse(text.toString(), SYDNEY, NOW);
      } catch (RuntimeException e) {
        // Then
        assertThat(e)
            .as("seed %d, step %d, text %s", seed, i, text)
            .isExactlyInstanceOf(IllegalArgumentException.class);
      }
    }
  }
}

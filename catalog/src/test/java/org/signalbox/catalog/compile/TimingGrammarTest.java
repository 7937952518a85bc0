package org.signalbox.catalog.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.catalog.tp.TpTiming;
import org.signalbox.rating.Timing;

class TimingGrammarTest {

  @Test
  void shouldReadListsOfNumbers() {
    // Given
    TpTiming written = new TpTiming("T", "2025;2026", "1;12", "1;31", "1;2;5", "08:30:15");
    // When
    Timing timing = TimingGrammar.parse(written);
    // Then
    assertThat(timing.years()).containsExactly(2025, 2026);
    assertThat(timing.months()).containsExactly(1, 12);
    assertThat(timing.monthDays()).containsExactly(1, 31);
    assertThat(timing.weekDays()).containsExactly(1, 2, 5);
    assertThat(timing.startTime()).isEqualTo(LocalTime.of(8, 30, 15));
  }

  @ParameterizedTest
  @ValueSource(strings = {"*any", "", " "})
  void shouldTakeAnyAndNothingForEverything(String anything) {
    // Given
    TpTiming written = new TpTiming("T", anything, anything, anything, anything, "00:00:00");
    // When
    Timing timing = TimingGrammar.parse(written);
    // Then
    assertThat(timing.years()).isEmpty();
    assertThat(timing.weekDays()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0,0", "7,0", "1,1", "6,6"})
  void shouldCountSundayAsZeroWhicheverWayItIsWritten(String written, int day) {
    // Given
    TpTiming timing = timing(written, "00:00:00");
    // When
    Timing parsed = TimingGrammar.parse(timing);
    // Then
    assertThat(parsed.weekDays()).containsExactly(day);
  }

  @ParameterizedTest
  @CsvSource({
    "08:00:00;19:00:00,08:00",
    "8:00:00,08:00",
    "*asap,00:00",
    "*any,00:00",
    "'',00:00",
    "23:59:59,23:59:59"
  })
  void shouldReadTheStartOfTheDay(String written, LocalTime start) {
    // Given
    TpTiming timing = timing("*any", written);
    // When
    Timing parsed = TimingGrammar.parse(timing);
    // Then
    assertThat(parsed.startTime()).isEqualTo(start);
  }

  @ParameterizedTest
  @ValueSource(strings = {"8", "1;8", "-1", "Monday", "1;;2", "1,2"})
  void shouldSayWhichWeekdaysItExpects(String weekDays) {
    // Given
    TpTiming written = timing(weekDays, "00:00:00");
    // When
    assertThatThrownBy(() -> TimingGrammar.parse(written))
        // Then
        .isInstanceOf(Mistake.class)
        .hasMessageContaining("WeekDays")
        .hasMessageContaining("*any or numbers from 0 to 7 separated by semicolons");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"8:00", "25:00:00", "24:00:00", "08:60:00", "-8:00:00", "noon", "*hourly"})
  void shouldSayWhichTimeOfDayItExpects(String time) {
    // Given
    TpTiming written = timing("*any", time);
    // When
    assertThatThrownBy(() -> TimingGrammar.parse(written))
        // Then
        .isInstanceOf(Mistake.class)
        .hasMessage("Time: found \"" + time + "\", expected a time of day as HH:MM:SS, or *asap");
  }

  @Test
  void shouldWriteATimingThatReadsBackAsItIs() {
    // Given
    Timing timing = TimingGrammar.parse(new TpTiming("T", "2025", "*any", "15", "1;7", "18:00:00"));
    // When
    Timing again = TimingGrammar.parse(TimingGrammar.written(timing));
    // Then
    assertThat(again).isEqualTo(timing);
  }

  @Test
  void shouldKnowTwoTimingsThatNobodyWrites() {
    // Given
    String[] names = {"*any", "*asap"};
    // When
    var builtIn = TimingGrammar.builtIn();
    // Then
    assertThat(builtIn).containsOnlyKeys(names);
  }

  private static TpTiming timing(String weekDays, String time) {
    return new TpTiming("T", "*any", "*any", "*any", weekDays, time);
  }

  @Test
  void shouldRefuseMoreNumbersThanTheLedgerKeeps() {
    // Given
    String years =
        IntStream.rangeClosed(1, 1_001).mapToObj(String::valueOf).collect(Collectors.joining(";"));
    TpTiming written = new TpTiming("T", years, "*any", "*any", "*any", "00:00:00");

    // When / Then
    assertThatThrownBy(() -> TimingGrammar.parse(written)).hasMessageContaining("at most 1000");
  }
}

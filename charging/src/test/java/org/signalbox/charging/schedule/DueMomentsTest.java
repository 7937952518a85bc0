package org.signalbox.charging.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.signalbox.ledger.PlanSchedule;
import org.signalbox.ledger.PlanSchedule.Interval;
import org.signalbox.rating.Timing;

class DueMomentsTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant SINCE = Instant.parse("2026-01-31T09:30:15Z");

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 30);
  }

  private static Timing timing(
      List<Integer> years, List<Integer> months, List<Integer> days, List<Integer> weekDays) {
    return new Timing(
        "T",
        new TreeSet<>(years),
        new TreeSet<>(months),
        new TreeSet<>(days),
        new TreeSet<>(weekDays),
        LocalTime.of(2, 30));
  }

  private static List<String> nextFour(PlanSchedule schedule, Instant after) {
    DueMoments moments = new DueMoments(schedule, BERLIN);
    List<String> found = new ArrayList<>();
    Optional<Instant> next = moments.next(after);
    while (next.isPresent() && found.size() < 4) {
      found.add(next.get().toString());
      next = moments.next(next.get());
    }
    return found;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MINUTE | 2026-01-31T09:31:00Z 2026-01-31T09:32:00Z",
        "HOUR | 2026-01-31T10:00:00Z 2026-01-31T11:00:00Z",
        "DAY | 2026-02-01T09:30:15Z 2026-02-02T09:30:15Z",
        "WEEK | 2026-02-07T09:30:15Z 2026-02-14T09:30:15Z",
        "MONTH | 2026-03-31T08:30:15Z 2026-05-31T08:30:15Z",
        "MONTH_ESTIMATED | 2026-02-28T09:30:15Z 2026-03-31T08:30:15Z",
        "MONTH_END | 2026-02-28T09:30:15Z 2026-03-31T08:30:15Z",
        "YEAR | 2027-01-31T09:30:15Z 2028-01-31T09:30:15Z"
      })
  void shouldComeAgainAndAgainOnTheClockOfTheZone(Interval interval, String expected) {
    // Given
    PlanSchedule schedule = new PlanSchedule.Every(interval, SINCE);

    // When
    List<String> found = nextFour(schedule, SINCE);

    // Then
    assertThat(found).startsWith(expected.split(" "));
  }

  @Test
  void shouldComeLaterWhereSummerTimeLeavesTheTimeOut() {
    // Given
    PlanSchedule daily =
        new PlanSchedule.Calendar(timing(List.of(), List.of(), List.of(), List.of()));

    // When
    List<String> found = nextFour(daily, Instant.parse("2026-03-28T00:00:00Z"));

    // Then
    assertThat(found)
        .containsExactly(
            "2026-03-28T01:30:00Z",
            "2026-03-29T01:30:00Z",
            "2026-03-30T00:30:00Z",
            "2026-03-31T00:30:00Z");
  }

  @Test
  void shouldComeOnceWhereWinterTimeHasTheTimeTwice() {
    // Given
    PlanSchedule daily =
        new PlanSchedule.Calendar(timing(List.of(), List.of(), List.of(), List.of()));

    // When
    List<String> found = nextFour(daily, Instant.parse("2026-10-24T12:00:00Z"));

    // Then
    assertThat(found)
        .containsExactly(
            "2026-10-25T00:30:00Z",
            "2026-10-26T01:30:00Z",
            "2026-10-27T01:30:00Z",
            "2026-10-28T01:30:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2027 | | | | 2027-01-01T01:30:00Z",
        "| 6 | | | 2026-06-01T00:30:00Z",
        "| | 15 | | 2026-02-15T01:30:00Z",
        "| | | 0 | 2026-02-01T01:30:00Z",
        "| 2 | 29 | | 2028-02-29T01:30:00Z",
        "| | 13 | 5 | 2026-02-13T01:30:00Z",
        "2026 | 6 | | 1 | 2026-06-01T00:30:00Z"
      })
  void shouldMatchAllFieldsThatAreSaid(
      Integer year, Integer month, Integer day, Integer weekDay, String expected) {
    // Given
    PlanSchedule schedule =
        new PlanSchedule.Calendar(timing(said(year), said(month), said(day), said(weekDay)));

    // When
    Optional<Instant> next = new DueMoments(schedule, BERLIN).next(SINCE);

    // Then
    assertThat(next).contains(Instant.parse(expected));
  }

  private static List<Integer> said(Integer value) {
    return value == null ? List.of() : List.of(value);
  }

  @Test
  void shouldNeverComeInAYearThatIsOver() {
    // Given
    PlanSchedule schedule =
        new PlanSchedule.Calendar(timing(List.of(2020), List.of(), List.of(), List.of()));

    // When
    Optional<Instant> next = new DueMoments(schedule, BERLIN).next(SINCE);

    // Then
    assertThat(next).isEmpty();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void shouldFindTheLastMomentThatItFindsGoingForward(long seed) {
    // Given
    Random random = new Random(seed);
    Interval[] intervals = Interval.values();
    PlanSchedule schedule =
        random.nextBoolean()
            ? new PlanSchedule.Every(
                intervals[2 + random.nextInt(intervals.length - 2)],
                SINCE.minus(Duration.ofHours(random.nextInt(9_000))))
            : new PlanSchedule.Calendar(
                timing(
                    List.of(),
                    random.nextBoolean() ? List.of() : List.of(1 + random.nextInt(12)),
                    random.nextBoolean() ? List.of() : List.of(1 + random.nextInt(31)),
                    random.nextBoolean() ? List.of() : List.of(random.nextInt(7))));
    DueMoments moments = new DueMoments(schedule, BERLIN);
    Instant until = SINCE.plus(Duration.ofHours(random.nextInt(20_000)));
    Optional<Instant> last = Optional.empty();
    Optional<Instant> next = moments.next(SINCE);
    while (next.isPresent() && !next.get().isAfter(until)) {
      last = next;
      next = moments.next(next.get());
    }

    // When
    Optional<Instant> found = moments.last(SINCE, until);

    // Then
    assertThat(found).as("seed %d, %s", seed, schedule).isEqualTo(last);
  }
}

package org.signalbox.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.rating.Tariffs.activation;
import static org.signalbox.rating.Tariffs.activationAt;
import static org.signalbox.rating.Tariffs.as;
import static org.signalbox.rating.Tariffs.binding;
import static org.signalbox.rating.Tariffs.call;
import static org.signalbox.rating.Tariffs.ofOnePlan;
import static org.signalbox.rating.Tariffs.plan;
import static org.signalbox.rating.Tariffs.profile;
import static org.signalbox.rating.Tariffs.slot;
import static org.signalbox.rating.Tariffs.terms;
import static org.signalbox.rating.Tariffs.timing;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When something that goes on is next priced otherwise. 2025-08-04 is a Monday. */
class PriceChangeTest {

  private static final PriceQuery DATA =
      as(TypeOfRecord.DATA, call("internet", "2025-08-04T00:00:00Z", "0s"));
  private static final Duration DAY = Duration.ofDays(1);

  private static final Tariff BY_HOUR =
      ofOnePlan(
          plan(
              "RP",
              line(timing("NIGHT", "00:00:00"), "1"),
              line(timing("PEAK", "08:00:00", 1, 2, 3, 4, 5), "2"),
              line(timing("EVENING", "19:00:00", 1, 2, 3, 4, 5), "1")));

  private static RatingPlan.Binding line(Timing timing, String rate) {
    return binding("*any", timing, "10", terms(timing.id(), slot(rate, "1s", "1s")));
  }

  private static Optional<Instant> next(Tariff tariff, String from, Duration ahead) {
    return tariff.nextPriceChange(DATA, ZonedDateTime.parse(from), ahead);
  }

  @Test
  void shouldTellTheNextHourThatCostsOtherwise() {
    assertThat(next(BY_HOUR, "2025-08-04T07:00:00Z", DAY))
        .contains(Instant.parse("2025-08-04T08:00:00Z"));
    assertThat(next(BY_HOUR, "2025-08-04T08:00:00Z", DAY))
        .contains(Instant.parse("2025-08-04T19:00:00Z"));
  }

  @Test
  void shouldPassOverBordersAtWhichThePriceStays() {
    // Friday evening and the weekend cost as the night does.
    assertThat(next(BY_HOUR, "2025-08-08T20:00:00Z", Duration.ofDays(7)))
        .contains(Instant.parse("2025-08-11T08:00:00Z"));
  }

  @Test
  void shouldLookNoFurtherThanItIsTold() {
    assertThat(next(BY_HOUR, "2025-08-08T20:00:00Z", DAY)).isEmpty();
  }

  @Test
  void shouldCountHoursOnTheClockOfTheZone() {
    assertThat(next(BY_HOUR, "2025-08-04T05:30:00Z[Europe/Berlin]", DAY))
        .contains(Instant.parse("2025-08-04T06:00:00Z"));
  }

  @Test
  void shouldTellWhenAnotherPlanTakesOver() {
    // Given
    Tariff tariff =
        Tariff.empty()
            .with(
                Tariffs.change(
                    List.of(),
                    List.of(plan("OLD", line(Timing.ANY, "1")), plan("NEW", line(Timing.ANY, "2"))),
                    List.of(
                        profile(
                            "*any",
                            activation("OLD"),
                            activationAt("2025-08-04T13:00:00Z", "NEW")))));

    // When
    Optional<Instant> next = next(tariff, "2025-08-04T07:00:00Z", DAY);

    // Then
    assertThat(next).contains(Instant.parse("2025-08-04T13:00:00Z"));
  }

  @Test
  void shouldTellNothingWhereThePriceStaysOrThereIsNone() {
    assertThat(next(ofOnePlan(plan("RP", line(Timing.ANY, "1"))), "2025-08-04T07:00:00Z", DAY))
        .isEmpty();
    assertThat(next(Tariff.empty(), "2025-08-04T07:00:00Z", DAY)).isEmpty();
  }
}

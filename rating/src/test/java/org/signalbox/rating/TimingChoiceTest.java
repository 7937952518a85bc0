package org.signalbox.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.rating.Tariffs.as;
import static org.signalbox.rating.Tariffs.binding;
import static org.signalbox.rating.Tariffs.call;
import static org.signalbox.rating.Tariffs.callIn;
import static org.signalbox.rating.Tariffs.cost;
import static org.signalbox.rating.Tariffs.ofOnePlan;
import static org.signalbox.rating.Tariffs.plan;
import static org.signalbox.rating.Tariffs.priced;
import static org.signalbox.rating.Tariffs.setOf;
import static org.signalbox.rating.Tariffs.slot;
import static org.signalbox.rating.Tariffs.spans;
import static org.signalbox.rating.Tariffs.terms;
import static org.signalbox.rating.Tariffs.timing;

import java.time.LocalTime;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.signalbox.rating.PriceOutcome.Refusal;
import org.signalbox.rating.PriceOutcome.Refused;

/** Which of a destination's lines prices which hour. 2025-08-04 is a Monday. */
class TimingChoiceTest {

  private static final String BERLIN = "Europe/Berlin";

  private static RatingPlan.Binding line(Timing timing, String weight) {
    return binding("*any", timing, weight, terms(timing.id(), slot("1", "1s", "1s")));
  }

  private static Tariff tariff(RatingPlan.Binding... lines) {
    return ofOnePlan(plan("RP", lines));
  }

  private static Tariff peakAndOffPeak() {
    return tariff(
        line(timing("NIGHT", "00:00:00"), "10"),
        line(timing("PEAK", "08:00:00", 1, 2, 3, 4, 5), "10"),
        line(timing("EVENING", "19:00:00", 1, 2, 3, 4, 5), "10"));
  }

  @Test
  void shouldTakeTheLatestStartBeforeTheCall() {
    // When
    PricedUsage priced = priced(peakAndOffPeak(), call("1", "2025-08-04T13:00:00Z", "60s"));

    // Then
    assertThat(spans(priced)).containsExactly("0s+1m0s@PEAK");
  }

  @Test
  void shouldBeActiveFromTheSecondOfItsStart() {
    // When
    PricedUsage before = priced(peakAndOffPeak(), call("1", "2025-08-04T07:59:59Z", "1s"));
    PricedUsage at = priced(peakAndOffPeak(), call("1", "2025-08-04T08:00:00Z", "1s"));

    // Then
    assertThat(spans(before)).containsExactly("0s+1s@NIGHT");
    assertThat(spans(at)).containsExactly("0s+1s@PEAK");
  }

  @Test
  void shouldTakeTheHigherWeightBeforeTheLaterStart() {
    // Given
    Tariff tariff =
        tariff(line(timing("ALL", "00:00:00"), "20"), line(timing("PEAK", "08:00:00"), "10"));

    // When
    PricedUsage priced = priced(tariff, call("1", "2025-08-04T13:00:00Z", "60s"));

    // Then
    assertThat(spans(priced)).containsExactly("0s+1m0s@ALL");
  }

  @Test
  void shouldSplitACallAtALaterStart() {
    // When
    PricedUsage priced = priced(peakAndOffPeak(), call("1", "2025-08-04T18:59:30Z", "60s"));

    // Then
    assertThat(spans(priced)).containsExactly("0s+30s@PEAK", "30s+30s@EVENING");
  }

  @Test
  void shouldSplitACallAtMidnight() {
    // When
    PricedUsage priced = priced(peakAndOffPeak(), call("1", "2025-08-04T23:59:30Z", "60s"));

    // Then
    assertThat(spans(priced)).containsExactly("0s+30s@EVENING", "30s+30s@NIGHT");
  }

  @Test
  void shouldFollowACallThroughDays() {
    // When
    PricedUsage priced = priced(peakAndOffPeak(), call("1", "2025-08-01T18:00:00Z", "62h"));

    // Then
    assertThat(spans(priced))
        .containsExactly("0s+1h0m0s@PEAK", "1h0m0s+5h0m0s@EVENING", "6h0m0s+56h0m0s@NIGHT");
  }

  @Test
  void shouldLeaveNoTraceOfAMidnightThatChangesNothing() {
    // Given
    Tariff tariff = Tariffs.ofOneRate(slot("1", "1s", "1s"));

    // When
    PricedUsage priced = priced(tariff, call("1", "2025-08-04T13:00:00Z", "71h"));

    // Then
    assertThat(priced.spans()).hasSize(1);
  }

  @Test
  void shouldLetAnIncrementRunOverALaterStart() {
    // Given
    Tariff tariff =
        tariff(
            binding("*any", timing("A", "00:00:00"), "10", terms("A", slot("1", "60s", "60s"))),
            binding("*any", timing("B", "08:00:00"), "10", terms("B", slot("2", "60s", "30s"))));

    // When
    PricedUsage priced = priced(tariff, call("1", "2025-08-04T07:59:50Z", "80s"));

    // Then
    assertThat(spans(priced)).containsExactly("0s+1m0s@A", "1m0s+30s@B");
    assertThat(priced.cost()).hasToString("2");
  }

  @Test
  void shouldSkipAStretchThatAnIncrementRunsOverWholly() {
    // Given
    Tariff tariff =
        tariff(
            binding("*any", timing("A", "00:00:00"), "10", terms("A", slot("1", "60s", "60s"))),
            line(timing("B", "08:00:00"), "10"),
            line(timing("C", "08:00:20"), "10"));

    // When
    PricedUsage priced = priced(tariff, call("1", "2025-08-04T07:59:50Z", "70s"));

    // Then
    assertThat(spans(priced)).containsExactly("0s+1m0s@A", "1m0s+10s@C");
  }

  @Test
  void shouldTakeDaysAndHoursFromTheOffsetInTheTime() {
    // Given
    Tariff tariff = peakAndOffPeak();

    // When
    PricedUsage given = priced(tariff, call("1", "2025-08-04T19:30:00+02:00", "60s"));
    PricedUsage sameInstant = priced(tariff, call("1", "2025-08-04T17:30:00Z", "60s"));
    PricedUsage saturdayThere = priced(tariff, call("1", "2025-08-09T09:00:00+10:00", "60s"));

    // Then
    assertThat(spans(given)).containsExactly("0s+1m0s@EVENING");
    assertThat(spans(sameInstant)).containsExactly("0s+1m0s@PEAK");
    assertThat(spans(saturdayThere)).containsExactly("0s+1m0s@NIGHT");
  }

  @Test
  void shouldMatchYearsMonthsAndDaysOfTheMonth() {
    // Given
    Timing christmas =
        new Timing(
            "CHRISTMAS", setOf(2025), setOf(12), setOf(25), new TreeSet<>(), LocalTime.MIDNIGHT);
    Tariff tariff = tariff(line(Timing.ANY, "10"), line(christmas, "20"));

    // When
    PricedUsage eve = priced(tariff, call("1", "2025-12-24T23:59:00Z", "2m"));
    PricedUsage year = priced(tariff, call("1", "2026-12-25T12:00:00Z", "60s"));
    PricedUsage month = priced(tariff, call("1", "2025-11-25T12:00:00Z", "60s"));

    // Then
    assertThat(spans(eve)).containsExactly("0s+1m0s@*any", "1m0s+1m0s@CHRISTMAS");
    assertThat(spans(year)).containsExactly("0s+1m0s@*any");
    assertThat(spans(month)).containsExactly("0s+1m0s@*any");
  }

  @Test
  void shouldCountSundayAsDayZero() {
    // Given
    Tariff tariff = tariff(line(Timing.ANY, "10"), line(timing("SUNDAY", "00:00:00", 0), "20"));

    // When
    PricedUsage priced = priced(tariff, call("1", "2025-08-03T12:00:00Z", "60s"));

    // Then
    assertThat(spans(priced)).containsExactly("0s+1m0s@SUNDAY");
  }

  @Test
  void shouldRefuseACallAtAnHourWithoutATiming() {
    // Given
    Tariff tariff = tariff(line(timing("PEAK", "08:00:00"), "10"));

    // When
    PriceOutcome outcome = tariff.price(call("1", "2025-08-04T07:00:00Z", "60s"));

    // Then
    assertThat(outcome).isEqualTo(new Refused(Refusal.UNAUTHORIZED_DESTINATION));
  }

  @Test
  void shouldGoOnWithTheRateBeforeWhereNoTimingFollows() {
    // Given
    Tariff tariff = tariff(line(timing("PEAK", "08:00:00"), "10"));

    // When
    Explanation explanation = tariff.explain(call("1", "2025-08-04T23:59:30Z", "60s"));

    // Then
    assertThat(spans((PricedUsage) explanation.outcome())).containsExactly("0s+1m0s@PEAK");
    assertThat(explanation.steps())
        .extracting(ExplainStep::sentence)
        .contains(
            "From Tuesday 2025-08-05 00:00 nothing else has a price: the rate before goes on.");
  }

  @Test
  void shouldPriceUnitsWhollyByTheTimingAtTheirStart() {
    // When
    PricedUsage priced =
        priced(peakAndOffPeak(), as(TypeOfRecord.DATA, call("1", "2025-08-04T18:59:30Z", "60s")));

    // Then
    assertThat(spans(priced)).containsExactly("0s+1m0s@PEAK");
  }

  @Test
  void shouldNeverShowTheHourThatSummerTimeLeavesOut() {
    // Given: 2025-03-30 02:00 is 03:00 in Berlin
    Tariff tariff =
        tariff(
            line(timing("NIGHT", "00:00:00"), "10"),
            line(timing("GAP", "02:30:00"), "10"),
            line(timing("MORNING", "03:10:00"), "10"));

    // When
    PricedUsage priced = priced(tariff, callIn(BERLIN, "2025-03-30T01:59:00", "20m"));

    // Then: at 03:00 the wall clock is past 02:30
    assertThat(spans(priced))
        .containsExactly("0s+1m0s@NIGHT", "1m0s+10m0s@GAP", "11m0s+9m0s@MORNING");
  }

  @Test
  void shouldPriceTheHourThatComesTwiceTwice() {
    // Given: 2025-10-26 03:00 is 02:00 again in Berlin
    Tariff tariff =
        tariff(line(timing("NIGHT", "00:00:00"), "10"), line(timing("LATE", "02:30:00"), "10"));

    // When
    PricedUsage priced = priced(tariff, callIn(BERLIN, "2025-10-26T02:00:00", "2h"));

    // Then
    assertThat(spans(priced))
        .containsExactly(
            "0s+30m0s@NIGHT", "30m0s+30m0s@LATE", "1h0m0s+30m0s@NIGHT", "1h30m0s+30m0s@LATE");
  }

  @Test
  void shouldEndADayOfTwentyFiveHoursAtItsMidnight() {
    // Given
    Tariff tariff =
        tariff(
            line(timing("SUNDAY", "00:00:00", 0), "10"),
            line(timing("MONDAY", "00:00:00", 1), "10"));

    // When
    PricedUsage priced = priced(tariff, callIn(BERLIN, "2025-10-26T00:00:00", "26h"));

    // Then
    assertThat(spans(priced)).containsExactly("0s+25h0m0s@SUNDAY", "25h0m0s+1h0m0s@MONDAY");
  }

  @Test
  void shouldBeginADayWhoseMidnightIsLeftOut() {
    // Given: in Sao Paulo 2018-11-04 began at 01:00
    Tariff tariff =
        tariff(
            line(timing("SATURDAY", "00:00:00", 6), "10"),
            line(timing("SUNDAY", "00:00:00", 0), "10"));

    // When
    PricedUsage priced = priced(tariff, callIn("America/Sao_Paulo", "2018-11-03T23:59:00", "2m"));

    // Then
    assertThat(spans(priced)).containsExactly("0s+1m0s@SATURDAY", "1m0s+1m0s@SUNDAY");
  }

  @Test
  void shouldCostTheSameAtAnyOffsetWhenNoTimingMatters() {
    // Given
    Tariff tariff = Tariffs.ofOneRate(slot("1", "1s", "1s"));

    // When
    String cost = cost(tariff, callIn(BERLIN, "2025-10-26T00:00:00", "26h"));

    // Then
    assertThat(cost).isEqualTo("93600");
  }
}

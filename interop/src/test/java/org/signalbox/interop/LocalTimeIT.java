package org.signalbox.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.testsupport.HttpRpcClient;
import org.signalbox.testsupport.RunningSignalbox;

/** Tariffs follow the tenant's clock on the wall; numbers may be written as people dial them. */
@RunningSignalbox({
  "tenants.sydney.time-zone=Australia/Sydney",
  "tenants.dialled.numbers.+=",
  "tenants.dialled.numbers.0011=",
  "tenants.dialled.numbers.0=61"
})
class LocalTimeIT {

  @BeforeAll
  static void loadDayAndNight(HttpRpcClient rpc) {
    timing(rpc, "NIGHT", "00:00:00", "*any");
    timing(rpc, "EARLY", "03:00:00", "*any");
    timing(rpc, "DAY", "08:00:00", "*any");
    timing(rpc, "EVENING", "18:00:00", "*any");
    timing(rpc, "SUNDAY", "00:00:00", "7");
    rate(rpc, "NIGHT", "6");
    rate(rpc, "EARLY", "12");
    rate(rpc, "DAY", "60");
    rate(rpc, "EVENING", "30");
    rate(rpc, "SUNDAY", "1");
    plan(
        rpc,
        "HOURS",
        binding("NIGHT", 10),
        binding("EARLY", 10),
        binding("DAY", 10),
        binding("EVENING", 10));
    plan(rpc, "WEEKEND", binding("NIGHT", 10), binding("SUNDAY", 20));
    PostsTariff.load(rpc, "hours");
    for (String tenant : new String[] {"sydney", "cgrates.org", "dialled"}) {
      profile(rpc, tenant, "hours", "HOURS");
      profile(rpc, tenant, "weekend", "WEEKEND");
    }
  }

  private static void timing(HttpRpcClient rpc, String id, String time, String weekDays) {
    rpc.call(
            "APIerSv1.SetTPTiming",
            """
            {'TPid':'hours','ID':'%s','Years':'*any','Months':'*any','MonthDays':'*any',
             'WeekDays':'%s','Time':'%s'}\
            """
                .formatted(id, weekDays, time))
        .result();
  }

  private static void rate(HttpRpcClient rpc, String id, String perMinute) {
    rpc.call(
            "APIerSv1.SetTPRate",
            "{'TPid':'hours','ID':'R_%s','RateSlots':[%s]}"
                .formatted(id, PlanOfOneRate.slot("0", perMinute, "60s", "1s")))
        .result();
    rpc.call(
            "APIerSv1.SetTPDestinationRate",
            """
            {'TPid':'hours','ID':'DR_%s','DestinationRates':[{'DestinationId':'AU','RateId':'R_%s',
             'RoundingMethod':'*up','RoundingDecimals':4}]}\
            """
                .formatted(id, id))
        .result();
  }

  private static String binding(String id, int weight) {
    return "{'DestinationRatesId':'DR_%s','TimingId':'%s','Weight':%d}".formatted(id, id, weight);
  }

  private static void plan(HttpRpcClient rpc, String id, String... bindings) {
    rpc.call("APIerSv1.SetTPDestination", "{'TPid':'hours','ID':'AU','Prefixes':['61']}").result();
    rpc.call(
            "APIerSv1.SetTPRatingPlan",
            "{'TPid':'hours','ID':'%s','RatingPlanBindings':[%s]}"
                .formatted(id, String.join(",", bindings)))
        .result();
  }

  private static void profile(HttpRpcClient rpc, String tenant, String category, String plan) {
    rpc.call(
            "APIerSv1.SetRatingProfile",
            """
            {'Tenant':'%s','Category':'%s','Subject':'*any','RatingPlanActivations':[
             {'ActivationTime':'2014-01-14T00:00:00Z','RatingPlanId':'%s'}]}\
            """
                .formatted(tenant, category, plan))
        .result();
  }

  @ParameterizedTest
  @CsvSource({
    // The tenant's wall clock decides where the time names no offset.
    "sydney, hours, 2025-08-04 17:59:30, 60s, 45",
    "sydney, hours, 2025-08-04 07:59:30, 60s, 36",
    "cgrates.org, hours, 2025-08-04 17:59:30, 60s, 45",
    // An offset in the time wins over the tenant's zone.
    "sydney, hours, 2025-08-04T17:59:30Z, 60s, 45",
    "sydney, hours, 2025-08-04T17:59:30+02:00, 60s, 45",
    "cgrates.org, hours, 2025-08-04T18:30:00+02:00, 60s, 30",
    // Midnight.
    "cgrates.org, hours, 2025-08-04T23:59:30Z, 60s, 18",
    // Clocks go forward at 02:00 to 03:00: one minute of night, one of early morning.
    "sydney, hours, 2025-10-05 01:59:00, 120s, 18",
    // Clocks go back at 03:00 to 02:00: the hour from 02:00 comes twice.
    "sydney, hours, 2025-04-06 01:59:00, 2h, 720",
    // Sunday begins at the tenant's midnight.
    "sydney, weekend, 2025-08-02 23:59:00, 120s, 7",
    "sydney, weekend, 2025-08-03 12:00:00, 60s, 1"
  })
  void shouldFollowTheClockOnTheWall(
      String tenant,
      String category,
      String answerTime,
      String usage,
      BigDecimal expected,
      HttpRpcClient rpc) {
    // When
    BigDecimal cost =
        rpc.call(
                "APIerSv1.GetCost",
                """
                {'Tenant':'%s','Category':'%s','Subject':'1','Destination':'61290000000',
                 'AnswerTime':'%s','Usage':'%s'}\
                """
                    .formatted(tenant, category, answerTime, usage))
            .result()
            .path("Cost")
            .decimalValue();

    // Then
    assertThat(cost).isEqualByComparingTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"+61290000000", "001161290000000", "0290000000", "61290000000"})
  void shouldTakeNumbersAsPeopleDialThemWhereConfigured(String dialled, HttpRpcClient rpc) {
    // When
    BigDecimal cost = costOf(rpc, "dialled", dialled);

    // Then
    assertThat(cost).isEqualByComparingTo("60");
  }

  @ParameterizedTest
  @CsvSource({"+61290000000", "001161290000000", "0290000000"})
  void shouldTakeNumbersAsTheyComeWhereNothingIsConfigured(String dialled, HttpRpcClient rpc) {
    // When
    String refusal = rpc.call("APIerSv1.GetCost", query("cgrates.org", dialled)).failure();

    // Then
    assertThat(refusal).isEqualTo("SERVER_ERROR: UNAUTHORIZED_DESTINATION");
  }

  private static BigDecimal costOf(HttpRpcClient rpc, String tenant, String dialled) {
    return rpc.call("APIerSv1.GetCost", query(tenant, dialled))
        .result()
        .path("Cost")
        .decimalValue();
  }

  private static String query(String tenant, String dialled) {
    return """
    {'Tenant':'%s','Category':'hours','Subject':'1','Destination':'%s',
     'AnswerTime':'2025-08-04T12:00:00Z','Usage':'60s'}\
    """
        .formatted(tenant, dialled);
  }
}

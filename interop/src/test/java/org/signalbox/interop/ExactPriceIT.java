package org.signalbox.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.testsupport.HttpRpcClient;
import org.signalbox.testsupport.RunningSignalbox;
import org.signalbox.testsupport.Seeded;
import tools.jackson.databind.JsonNode;

/** Money is exact from JSON text to JSON text. */
@RunningSignalbox
class ExactPriceIT {

  @ParameterizedTest
  @CsvSource({
    "minute-by-second, 22, 60s, 1s, 60s, 22",
    "tenth-a-minute, 0.1, 60s, 1s, 3m, 0.3",
    "twentieth-a-minute, 0.05, 60s, 1s, 9m, 0.45",
    "small, 0.0000004, 1s, 1s, 1h, 0.00144",
    "many-digits, 0.0123456789, 1s, 1s, 7s, 0.0864197523",
    "third, 1, 3s, 1s, 1s, 0.333333333333",
    "two-thirds, 1, 3s, 1s, 2s, 0.666666666667",
    "three-thirds, 1, 3s, 1s, 3s, 1",
    "long, 22, 60s, 1s, 71h, 93720",
    "tiny-increment, 22, 60s, 1ns, 60s, 22",
    "exponent, 1e-3, 1s, 1s, 1000s, 1",
    "text-rate-no-drift, 0.1, 1s, 1s, 10s, 1"
  })
  void shouldBeExact(
      String name,
      String rate,
      String unit,
      String increment,
      String usage,
      BigDecimal expected,
      HttpRpcClient rpc) {
    // Given
    PlanOfOneRate plan = PlanOfOneRate.of(name, rate, unit, increment).activate(rpc);

    // When
    BigDecimal cost = plan.cost(rpc, usage);

    // Then
    assertThat(cost).isEqualByComparingTo(expected);
  }

  @Test
  void shouldCompressIncrementsInsteadOfListingThem(HttpRpcClient rpc) {
    // Given
    PlanOfOneRate.of("seventy-one-hours", "0.01", "1s", "1s").activate(rpc);

    // When
    JsonNode cost =
        rpc.call("APIerSv1.GetCost", PostsTariff.costQuery("seventy-one-hours", "44", "71h"))
            .result();

    // Then
    JsonNode increments = cost.path("Charges").get(0).path("Increments");
    assertThat(increments.size()).isEqualTo(2);
    assertThat(increments.get(0).path("Usage").longValue()).isZero();
    assertThat(increments.get(1).path("CompressFactor").longValue()).isEqualTo(71 * 3600);
    assertThat(increments.get(1).path("Usage").longValue()).isEqualTo(1_000_000_000L);
  }

  @ParameterizedTest
  @CsvSource({
    "up, *up, 4, 15, 0.5, 0.49995",
    "down, *down, 4, 15, 0.4999, 0.49995",
    "middle, *middle, 4, 15, 0.5, 0.49995",
    "middle-down, *middle, 2, 10, 0.33, 0.3333",
    "zero-decimals, *up, 0, 45, 1.49985, 1.49985",
    "unknown, *sideways, 2, 45, 1.49985, 1.49985"
  })
  void shouldRoundTheCallCostAloneAndOnlyAsTheDestinationRateSays(
      String name,
      String method,
      int decimals,
      int seconds,
      BigDecimal callCost,
      BigDecimal eventCost,
      HttpRpcClient rpc) {
    // Given
    PlanOfOneRate plan =
        PlanOfOneRate.of("rounded-" + name, "0.03333", "1s", "1s")
            .rounded(method, decimals)
            .activate(rpc);

    // When
    BigDecimal ofResponder = plan.callCost(rpc, seconds);
    BigDecimal ofApier = plan.cost(rpc, seconds + "s");

    // Then
    assertThat(ofResponder).isEqualByComparingTo(callCost);
    assertThat(ofApier).isEqualByComparingTo(eventCost);
  }

  @Test
  void shouldCapAFreeMaxCostInTheCallCostAlone(HttpRpcClient rpc) {
    // Given
    PlanOfOneRate plan =
        PlanOfOneRate.of("capped", "0.01", "1s", "1s").capped("0.12", "*free").activate(rpc);

    // When
    BigDecimal callCost = plan.callCost(rpc, 30);
    BigDecimal eventCost = plan.cost(rpc, "30s");

    // Then
    assertThat(callCost).isEqualByComparingTo("0.12");
    assertThat(eventCost).isEqualByComparingTo("0.3");
  }

  @Test
  void shouldPriceEachSlotFromItsStart(HttpRpcClient rpc) {
    // Given
    PlanOfOneRate plan =
        PlanOfOneRate.of("slots", "0", "1s", "1s")
            .withSlots(
                PlanOfOneRate.slotFrom("0s", "0.4", "0.2", "60s/60s")
                    + ","
                    + PlanOfOneRate.slotFrom("60s", "0", "0.1", "60s/1s"))
            .activate(rpc);

    // When
    BigDecimal first = plan.cost(rpc, "1s");
    BigDecimal across = plan.cost(rpc, "90s");

    // Then
    assertThat(first).isEqualByComparingTo("0.6");
    assertThat(across).isEqualByComparingTo("0.65");
  }

  @Test
  void shouldChargeTheConnectFeeOnceAndNotForNoUsage(HttpRpcClient rpc) {
    // Given
    PlanOfOneRate plan =
        PlanOfOneRate.of("connect", "0", "1s", "1s")
            .withSlots(PlanOfOneRate.slot("0.25", "0.01", "1s", "1s"))
            .activate(rpc);

    // When
    BigDecimal none = plan.cost(rpc, "0s");
    BigDecimal one = plan.cost(rpc, "1s");
    BigDecimal hour = plan.cost(rpc, "1h");

    // Then
    assertThat(none).isEqualByComparingTo("0");
    assertThat(one).isEqualByComparingTo("0.26");
    assertThat(hour).isEqualByComparingTo("36.25");
  }

  @Test
  @Seeded
  void shouldAgreeWithAFortyDigitComputation(SplittableRandom random, HttpRpcClient rpc) {
    // Given
    for (int round = 0; round < 25; round++) {
      BigDecimal rate = BigDecimal.valueOf(random.nextLong(1, 1_000_000_000_000L), 10);
      long unit = random.nextLong(1, 3600);
      long increment = random.nextLong(1, 120);
      long usage = random.nextLong(1, 100_000);
      PlanOfOneRate plan =
          PlanOfOneRate.of("seeded" + round, rate.toPlainString(), unit + "s", increment + "s")
              .activate(rpc);

      // When
      BigDecimal cost = plan.cost(rpc, usage + "s");

      // Then
      BigDecimal billed = BigDecimal.valueOf(Math.ceilDiv(usage, increment) * increment);
      BigDecimal expected =
          rate.multiply(billed).divide(BigDecimal.valueOf(unit), new MathContext(40));
      assertThat(cost)
          .as("%s a %d s by %d s for %d s", rate, unit, increment, usage)
          .isEqualByComparingTo(expected.setScale(12, RoundingMode.HALF_UP));
    }
  }
}

package org.signalbox.ocs.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.signalbox.ocs.control.Ccr.Mscc;
import org.signalbox.ocs.policy.GrantPolicy;
import org.signalbox.ocs.policy.GrantTimes;
import org.signalbox.rating.RatingPlan;
import org.signalbox.rating.Timing;

/** A price that changes while traffic flows: at 05:30, half an hour after the test begins. */
class TariffChangeTest extends ChargingScenario {

  private static final int BEFORE = 0;
  private static final int AFTER = 1;
  private static final Ccr.Session DATA = Ccr.data("smf;11;1");

  /** 2026-11-22T05:30:00Z in seconds since 1900. */
  private static final long CHANGE = 1_795_325_400L + 2_208_988_800L;

  private OnlineCharging charging() {
    return charging(TestPolicies.trafficSlices(1_000_000_000));
  }

  private OnlineCharging charging(GrantPolicy policy) {
    return start(
        new TestTariffs().plan("data", List.of(from("00:00", "1"), from("05:30", "3"))),
        new TestMap().data(policy));
  }

  private static RatingPlan.Binding from(String time, String dollarsPerGigabyte) {
    Timing timing =
        new Timing(
            "FROM_" + time,
            new TreeSet<>(),
            new TreeSet<>(),
            new TreeSet<>(),
            new TreeSet<>(),
            LocalTime.parse(time));
    return new RatingPlan.Binding(
        "*any",
        timing,
        TestTariffs.weight(),
        TestTariffs.terms(dollarsPerGigabyte, 1_000_000_000L, 1));
  }

  @Test
  void shouldTellWhenThePriceChangesWithinTheGrant() {
    // Given
    TestClient client = charging().topUp("10").client("client.visited");

    // When
    Cca began = client.send(DATA.initial().service(Mscc.group(1).asking()));

    // Then
    assertThat(began.service().tariffChange()).hasValue(CHANGE);
  }

  @Test
  void shouldChargeEachSideOfTheChangeAtItsOwnPrice() {
    // Given
    OnlineCharging charging = charging().topUp("10");
    TestClient client = charging.client("client.visited");
    client.send(DATA.initial().service(Mscc.group(1).asking()));
    charging.time().advance(Duration.ofMinutes(45));

    // When
    Cca went =
        client.send(
            DATA.update(1)
                .service(
                    Mscc.group(1)
                        .usedOctets(400_000_000, BEFORE)
                        .usedOctets(200_000_000, AFTER)
                        .asking()));
    client.send(DATA.last(2));

    // Then
    assertThat(went.service().tariffChange()).isEmpty();
    assertThat(charging.money()).isEqualTo("9");
  }

  @Test
  void shouldNotTellAChangeThatComesAfterTheClientIsBack() {
    // Given
    GrantTimes brief =
        new GrantTimes(Optional.of(Duration.ofMinutes(5)), Optional.empty(), Optional.empty());
    OnlineCharging charging =
        charging(TestPolicies.trafficSlices(1_000_000_000).with(brief)).topUp("0.5");
    TestClient client = charging.client("client.visited");

    // When
    Cca began = client.send(DATA.initial().service(Mscc.group(1).asking()));

    // Then
    assertThat(began.service().validity()).isEqualTo(300);
    assertThat(began.service().tariffChange()).isEmpty();
  }
}

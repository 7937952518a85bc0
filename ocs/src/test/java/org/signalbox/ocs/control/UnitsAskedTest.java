package org.signalbox.ocs.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.signalbox.core.TenantRules;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.ocs.control.Ccr.Mscc;
import org.signalbox.ocs.mapping.MappingFile;
import org.signalbox.ocs.message.CreditControlAvp;

/** Clients that count otherwise than the operator's file does. */
class UnitsAskedTest extends ChargingScenario {

  private static final Ccr.Session DATA = Ccr.data("pgw;12;1");

  private OnlineCharging charging(TestTariffs tariffs) {
    return start(tariffs, MappingFile.standard(TenantRules.STANDARD));
  }

  @Test
  void shouldChargeTheTimeOfADataSessionWhoseClientCountsTime() {
    // Given
    OnlineCharging charging = charging(new TestTariffs().perSecond("data", "1")).topUp("1000");
    TestClient client = charging.client("client.visited");
    Cca began = client.send(DATA.initial().service(Mscc.group(1).askingSeconds(300)));
    charging.time().advance(Duration.ofMinutes(5));

    // When
    client.send(DATA.last(1).service(Mscc.group(1).usedSeconds(300)));

    // Then
    assertThat(began.service().seconds()).isEqualTo(300);
    assertThat(charging.money()).isEqualTo("700");
  }

  @Test
  void shouldCountOctetsWhereTheClientReportsTimeBesideThem() {
    // Given
    OnlineCharging charging = charging(new TestTariffs().perGigabyte("data", "1")).topUp("1");
    TestClient client = charging.client("client.visited");
    client.send(DATA.initial().service(Mscc.group(1).asking()));
    charging.time().advance(Duration.ofMinutes(5));

    // When
    client.send(DATA.last(1).service(Mscc.group(1).usedSeconds(0)));

    // Then
    assertThat(charging.money()).isEqualTo("1");
    assertThat(charging.cdrs()).hasSize(1);
  }

  @Test
  void shouldGrantOctetsOfTheDirectionThatIsAskedFor() {
    // Given
    OnlineCharging charging = charging(new TestTariffs().perGigabyte("data", "1")).topUp("1");
    TestClient client = charging.client("client.visited");

    // When
    Cca began =
        client.send(
            DATA.initial().service(asking(List.of(CreditControlAvp.CC_OUTPUT_OCTETS), 1_000_000)));

    // Then
    assertThat(began.service().octets()).isZero();
    assertThat(granted(began, CreditControlAvp.CC_OUTPUT_OCTETS)).isEqualTo(1_000_000);
  }

  @Test
  void shouldGrantNoMoreOctetsInBothDirectionsThanAreReserved() {
    // Given
    OnlineCharging charging = charging(new TestTariffs().perGigabyte("data", "1")).topUp("0.001");
    TestClient client = charging.client("client.visited");

    // When
    Cca began =
        client.send(
            DATA.initial()
                .service(
                    asking(
                        List.of(
                            CreditControlAvp.CC_INPUT_OCTETS, CreditControlAvp.CC_OUTPUT_OCTETS),
                        1_000_000)));

    // Then
    assertThat(began.service().result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(granted(began, CreditControlAvp.CC_INPUT_OCTETS)).isEqualTo(500_000);
    assertThat(granted(began, CreditControlAvp.CC_OUTPUT_OCTETS)).isEqualTo(500_000);
  }

  private static Mscc asking(List<AvpKey> units, long octets) {
    return Mscc.group(1)
        .with(out ->
            out.group(
                CreditControlAvp.REQUESTED_SERVICE_UNIT,
                asked -> units.forEach(unit -> asked.integer64(unit, octets))));
  }

  private static long granted(Cca answer, AvpKey unit) {
    return answer
        .service()
        .avps()
        .group(CreditControlAvp.GRANTED_SERVICE_UNIT)
        .unsigned64(unit)
        .orElse(0);
  }
}

package org.signalbox.ocs.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.signalbox.ocs.control.Ccr.Mscc;

/** How much is granted: the posts' own numbers, and slices. */
class GrantSizeTest extends ChargingScenario {

  private static final Ccr.Session CALL = Ccr.voice("scscf;2;1");
  private static final Ccr.Session DATA = Ccr.data("smf;2;1");

  private static TestMap uncapped() {
    return new TestMap().voice(TestPolicies.uncapped("voice")).data(TestPolicies.uncapped("data"));
  }

  @Test
  void shouldGrantTenGigabytesForTenDollarsAtOneDollarEach() {
    // Given
    TestClient client =
        start(new TestTariffs().perGigabyte("data", "1"), uncapped())
            .topUp("10")
            .client("client.visited");

    // When
    Cca began = client.send(DATA.initial().service(Mscc.group(1).asking()));

    // Then
    assertThat(began.service().octets()).isEqualTo(10_000_000_000L);
    assertThat(began.service().finalUnit()).hasValue(0);
  }

  @Test
  void shouldGrantSixThousandSecondsForTwentyDollarsAtTwentyCentsAMinute() {
    // Given
    TestClient client =
        start(new TestTariffs().perMinute("call", "0.20"), uncapped())
            .topUp("20")
            .client("client.visited");

    // When
    Cca began = client.send(CALL.initial().service(Mscc.group(100).asking()));

    // Then
    assertThat(began.service().seconds()).isEqualTo(6_000);
  }

  @Test
  void shouldGrantFourBoxesOfJaffaCakesForTenDollarsAndForEleven() {
    // Given
    OnlineCharging charging =
        start(
            new TestTariffs().each("sms", "2.50"),
            new TestMap().group(7, TestPolicies.uncapped("message")));
    charging.topUp("+1", "10").topUp("+2", "11");
    TestClient client = charging.client("client.visited");

    // When
    Cca ten = client.send(Ccr.sms("shop;1").initial().of("+1").service(Mscc.group(7).asking()));
    Cca eleven = client.send(Ccr.sms("shop;2").initial().of("+2").service(Mscc.group(7).asking()));

    // Then
    assertThat(ten.service().units()).isEqualTo(4);
    assertThat(eleven.service().units()).isEqualTo(4);
  }

  @Test
  void shouldGrantTheThreeHundredSecondsThatAClientDeterminesItself() {
    // Given
    TestClient client =
        start(new TestTariffs().perMinute("call", "0.20"), new TestMap())
            .topUp("20")
            .client("client.visited");

    // When
    Cca began = client.send(CALL.initial().service(Mscc.group(100).askingSeconds(300)));

    // Then
    assertThat(began.service().seconds()).isEqualTo(300);
    assertThat(began.service().finalUnit()).isEmpty();
  }

  @Test
  void shouldGrantAndDebitMoneyToAClientThatRatesByItself() {
    // Given
    OnlineCharging charging = start(new TestTariffs(), new TestMap()).topUp("20");
    TestClient client = charging.client("client.visited");

    // When
    Cca began = client.send(DATA.initial().service(Mscc.group(1).askingMoney(550, -2)));
    client.send(DATA.last(1).service(Mscc.group(1).usedMoney(125, -2)));

    // Then
    assertThat(began.service().money()).isEqualTo("55e-1");
    assertThat(charging.money()).isEqualTo("18.75");
  }

  @Test
  void shouldDebitSevenHundredAndReturnBothRestsOfTheGrantsOfACall() {
    // Given
    OnlineCharging charging =
        start(new TestTariffs().perSecond("call", "1"), new TestMap()).topUp("2000");
    TestClient client = charging.client("client.visited");
    client.send(CALL.initial().service(Mscc.group(100).askingSeconds(600)));
    String first = charging.money();
    charging.time().advance(Duration.ofSeconds(500));
    client.send(CALL.update(1).service(Mscc.group(100).usedSeconds(500).askingSeconds(300)));
    String second = charging.money();
    charging.time().advance(Duration.ofSeconds(200));

    // When
    client.send(CALL.last(2).service(Mscc.group(100).usedSeconds(200)));

    // Then
    assertThat(first).isEqualTo("1400");
    assertThat(second).isEqualTo("1200");
    assertThat(charging.money()).isEqualTo("1300");
  }

  @Test
  void shouldLeaveADollarOfThreeAfterACallOfTwoMinutesAtOneDollarEach() {
    // Given
    OnlineCharging charging =
        start(new TestTariffs().perMinute("call", "1"), new TestMap()).topUp("3");
    TestClient client = charging.client("client.visited");
    client.send(CALL.initial().service(Mscc.group(100).asking()));
    charging.time().advance(Duration.ofMinutes(2));

    // When
    client.send(CALL.last(1).service(Mscc.group(100).usedSeconds(120)));

    // Then
    assertThat(charging.money()).isEqualTo("1");
  }

  @Test
  void shouldCharge88For181SecondsAt22AMinuteHoweverTheyAreReported() {
    // Given
    OnlineCharging charging =
        start(new TestTariffs().perMinute("call", "22"), new TestMap()).topUp("1000");
    TestClient client = charging.client("client.visited");
    client.send(CALL.initial().service(Mscc.group(100).askingSeconds(60)));
    charging.time().advance(Duration.ofSeconds(61));
    client.send(CALL.update(1).service(Mscc.group(100).usedSeconds(61).askingSeconds(60)));
    charging.time().advance(Duration.ofMinutes(2));

    // When
    client.send(CALL.last(2).service(Mscc.group(100).usedSeconds(120)));

    // Then
    assertThat(charging.money()).isEqualTo("912");
  }

  @Test
  void shouldLeaveTheRestOfTheCreditToOtherSessionsOfTheAccount() {
    // Given
    TestClient client =
        start(
                new TestTariffs().perGigabyte("data", "1"),
                new TestMap().data(TestPolicies.trafficSlices(100_000_000)))
            .topUp("1")
            .client("client.visited");
    Cca first = client.send(DATA.initial().service(Mscc.group(1).asking()));

    // When
    Cca second = client.send(Ccr.data("smf;2;2").initial().service(Mscc.group(1).asking()));

    // Then
    assertThat(first.service().octets()).isEqualTo(100_000_000);
    assertThat(second.service().octets()).isEqualTo(100_000_000);
  }

  @Test
  void shouldTellTrafficWhenToAskAgainAndHowLongToHoldWhatItHas() {
    // Given
    TestClient client =
        start(
                new TestTariffs().perGigabyte("data", "1"),
                new TestMap().data(TestPolicies.trafficSlices(100_000_000)))
            .topUp("1")
            .client("client.visited");

    // When
    Cca began = client.send(DATA.initial().service(Mscc.group(1).asking()));

    // Then
    assertThat(began.service().volumeThreshold()).isEqualTo(20_000_000);
    assertThat(began.service().timeThreshold()).isZero();
    assertThat(began.service().holding()).isEqualTo(600);
    assertThat(began.service().validity()).isEqualTo(3_600);
  }

  @Test
  void shouldGrantNoCrumbsAtAllRatherThanHaveTheClientComeBackForThem() {
    // Given
    TestClient client =
        start(
                new TestTariffs().perGigabyte("data", "1"),
                new TestMap().data(TestPolicies.trafficSlices(100_000_000)))
            .topUp("0.0000009")
            .client("client.visited");

    // When
    Cca began = client.send(DATA.initial().service(Mscc.group(1).asking()));

    // Then
    assertThat(began.result()).isEqualTo(2001);
    assertThat(began.service().result()).isEqualTo(4012);
    assertThat(began.service().isGranted()).isFalse();
  }
}

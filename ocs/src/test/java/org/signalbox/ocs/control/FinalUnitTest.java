package org.signalbox.ocs.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.AvpList;
import org.signalbox.ocs.control.Ccr.Mscc;
import org.signalbox.ocs.message.CreditControlAvp;
import org.signalbox.ocs.message.FinalUnit;
import org.signalbox.ocs.message.RedirectAddressType;
import org.signalbox.ocs.policy.CreditPool;
import org.signalbox.ocs.policy.GrantPolicy;
import org.signalbox.ocs.policy.GrantTimes;

/** What clients are told when the credit comes to its end. */
class FinalUnitTest extends ChargingScenario {

  private static final int REDIRECT = 1;
  private static final int RESTRICT = 2;
  private static final Ccr.Session DATA = Ccr.data("smf;3;1");
  private static final String RULE = "permit out ip from 10.0.0.1 to any";

  private static final GrantPolicy SLICES = TestPolicies.trafficSlices(100_000_000);

  private static GrantPolicy redirecting() {
    return SLICES.with(new FinalUnit.Redirect(RedirectAddressType.URL, "http://top.up/"));
  }

  private OnlineCharging start(GrantPolicy policy) {
    return start(new TestTariffs().perGigabyte("data", "1"), new TestMap().data(policy));
  }

  @Test
  void shouldLeadTheUserToATopUpPageOnceTheLastOfTheCreditIsUsed() {
    // Given
    TestClient client = start(redirecting()).topUp("0.05").client("client.visited");

    // When
    Cca began = client.send(DATA.initial().service(Mscc.group(1).asking()));

    // Then
    AvpList indication = began.service().avps().group(CreditControlAvp.FINAL_UNIT_INDICATION);
    AvpList server = indication.group(CreditControlAvp.REDIRECT_SERVER);
    assertThat(began.service().octets()).isEqualTo(50_000_000);
    assertThat(began.service().finalUnit()).hasValue(REDIRECT);
    assertThat(server.integer32(CreditControlAvp.REDIRECT_ADDRESS_TYPE)).hasValue(2);
    assertThat(server.text(CreditControlAvp.REDIRECT_SERVER_ADDRESS)).contains("http://top.up/");
    assertThat(began.service().volumeThreshold()).isZero();
    assertThat(began.service().validity()).isEqualTo(300);
  }

  @Test
  void shouldNotCutTheLastOfACallByItsValidity() {
    // Given
    GrantTimes shorter =
        new GrantTimes(
            Optional.of(Duration.ofSeconds(50)),
            Optional.of(Duration.ofSeconds(5)),
            Optional.empty());
    TestClient client =
        start(
                new TestTariffs().perSecond("call", "1"),
                new TestMap().voice(TestPolicies.callSlices(600).with(shorter)))
            .topUp("400")
            .client("client.visited");

    // When
    Cca began = client.send(Ccr.voice("scscf;15;1").initial().service(Mscc.group(100).asking()));

    // Then
    assertThat(began.service().seconds()).isEqualTo(400);
    assertThat(began.service().finalUnit()).hasValue(0);
    assertThat(began.service().validity()).isEqualTo(400);
  }

  @Test
  void shouldRedirectAtOnceWhenThereIsNoCreditAtAll() {
    // Given
    OnlineCharging charging = start(redirecting()).topUp("0.05");
    TestClient client = charging.client("client.visited");
    client.send(DATA.initial().service(Mscc.group(1).asking()));

    // When
    Cca used = client.send(DATA.update(1).service(Mscc.group(1).usedOctets(50_000_000).asking()));

    // Then
    assertThat(used.service().result()).isEqualTo(2001);
    assertThat(used.service().isGranted()).isFalse();
    assertThat(used.service().finalUnit()).hasValue(REDIRECT);
    assertThat(charging.money()).isEqualTo("0");
  }

  @Test
  void shouldGrantAgainWhenMoneyHasArrivedMeanwhile() {
    // Given
    OnlineCharging charging = start(redirecting()).topUp("0.05");
    TestClient client = charging.client("client.visited");
    client.send(DATA.initial().service(Mscc.group(1).asking()));
    client.send(DATA.update(1).service(Mscc.group(1).usedOctets(50_000_000).asking()));
    charging.topUp("10");

    // When
    Cca back = client.send(DATA.update(2).service(Mscc.group(1).usedOctets(0).asking()));

    // Then
    assertThat(back.service().octets()).isEqualTo(100_000_000);
    assertThat(back.service().finalUnit()).isEmpty();
  }

  @Test
  void shouldLetPassOnlyWhatTheRulesAllow() {
    // Given
    GrantPolicy walled = SLICES.with(new FinalUnit.Restrict(List.of(RULE), List.of("walled")));
    TestClient client = start(walled).topUp("0.05").client("client.visited");

    // When
    Cca began = client.send(DATA.initial().service(Mscc.group(1).asking()));

    // Then
    AvpList indication = began.service().avps().group(CreditControlAvp.FINAL_UNIT_INDICATION);
    assertThat(began.service().finalUnit()).hasValue(RESTRICT);
    assertThat(indication.text(CreditControlAvp.RESTRICTION_FILTER_RULE)).contains(RULE);
    assertThat(indication.text(CreditControlAvp.FILTER_ID)).contains("walled");
  }

  @Test
  void shouldRefundTheRestOfAFinalUnitThatIsNotUsedUp() {
    // Given
    OnlineCharging charging = start(SLICES).topUp("0.05");
    TestClient client = charging.client("client.visited");
    client.send(DATA.initial().service(Mscc.group(1).asking()));
    charging.time().advance(Duration.ofMinutes(1));

    // When
    client.send(DATA.last(1).service(Mscc.group(1).usedOctets(20_000_000).reason(2)));

    // Then
    assertThat(charging.money()).isEqualTo("0.03");
  }

  @Test
  void shouldSayWhatAPoolSharesBesideTheGrant() {
    // Given
    TestMap map =
        new TestMap()
            .group(1, SLICES.with(new CreditPool(9, 1)))
            .group(2, SLICES.with(new CreditPool(9, 10)));
    OnlineCharging charging = start(new TestTariffs().perGigabyte("data", "1"), map).topUp("10");
    TestClient client = charging.client("client.visited");

    // When
    Cca began =
        client.send(DATA.initial().service(Mscc.group(1).asking()).service(Mscc.group(2).asking()));

    // Then
    AvpList second = began.service(2).pools().getFirst().group();
    assertThat(began.service(1).pools()).hasSize(1);
    assertThat(second.unsigned32(CreditControlAvp.G_S_U_POOL_IDENTIFIER)).hasValue(9);
    assertThat(second.integer32(CreditControlAvp.CC_UNIT_TYPE)).hasValue(2);
    assertThat(second.group(CreditControlAvp.UNIT_VALUE).unsigned64(CreditControlAvp.VALUE_DIGITS))
        .isNotEmpty();
  }

  @Test
  void shouldPayWhatOneServiceOfAPoolUsedOfAnothersGrant() {
    // Given
    TestMap map =
        new TestMap()
            .group(1, SLICES.with(new CreditPool(9, 1)))
            .group(2, SLICES.with(new CreditPool(9, 1)));
    OnlineCharging charging = start(new TestTariffs().perGigabyte("data", "1"), map).topUp("0.2");
    TestClient client = charging.client("client.visited");
    client.send(DATA.initial().service(Mscc.group(1).asking()).service(Mscc.group(2).asking()));

    // When
    client.send(
        DATA.last(1)
            .service(Mscc.group(1).usedOctets(150_000_000))
            .service(Mscc.group(2).usedOctets(50_000_000)));

    // Then
    assertThat(charging.money()).isEqualTo("0");
  }
}

package org.signalbox.ocs.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.AvpList;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ocs.control.Ccr.Mscc;
import org.signalbox.ocs.message.CreditControlAvp;
import org.signalbox.ocs.message.FailureHandling;
import org.signalbox.ocs.message.FailurePolicy;
import org.signalbox.ocs.policy.ContextPolicy;
import org.signalbox.ocs.policy.ResultLevel;
import org.signalbox.ocs.policy.UnknownSession;

/** Which code a refusal has, and where it stands. */
class ResultLevelTest extends ChargingScenario {

  private static final Ccr.Session CALL = Ccr.voice("scscf;7;1");
  private static final Ccr.Session DATA = Ccr.data("smf;7;1");

  private OnlineCharging charging() {
    return start(new TestTariffs().perSecond("call", "1").perGigabyte("data", "1"), new TestMap());
  }

  @Test
  void shouldRefuseDataInTheServiceAloneSoThatTheSmfEndsItsSession() {
    // Given
    TestClient client = charging().topUp("0").client("client.visited");

    // When
    Cca refused = client.send(DATA.initial().service(Mscc.group(1).askingOctets(1_000_000)));

    // Then
    assertThat(refused.result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(refused.service().result()).isEqualTo(ResultCode.CREDIT_LIMIT_REACHED);
  }

  @Test
  void shouldRefuseACallInTheCommandAsWellSoThatTheCallerHearsWhy() {
    // Given
    TestClient client = charging().topUp("0").client("client.visited");

    // When
    Cca refused = client.send(CALL.initial().service(Mscc.group(100).askingSeconds(30)));

    // Then
    assertThat(refused.result()).isEqualTo(ResultCode.CREDIT_LIMIT_REACHED);
    assertThat(refused.service().result()).isEqualTo(ResultCode.CREDIT_LIMIT_REACHED);
  }

  @Test
  void shouldSucceedAsACommandWhenOneOfSeveralServicesIsServed() {
    // Given
    TestClient client = charging().topUp("100").client("client.visited");

    // When
    Cca answer =
        client.send(
            CALL.initial()
                .service(Mscc.group(TestMap.BARRED).askingSeconds(30))
                .service(Mscc.group(100).askingSeconds(30)));

    // Then
    assertThat(answer.result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(answer.services())
        .extracting(Cca.Service::result)
        .containsExactly(ResultCode.END_USER_SERVICE_DENIED, ResultCode.SUCCESS);
  }

  @Test
  void shouldAnswer4010ForWhatTheOperatorBars() {
    // Given
    OnlineCharging charging = charging().topUp("100");
    TestClient client = charging.client("client.visited");

    // When
    Cca answer = client.send(DATA.initial().service(Mscc.group(TestMap.BARRED).asking()));

    // Then
    assertThat(answer.result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(answer.service().result()).isEqualTo(ResultCode.END_USER_SERVICE_DENIED);
    assertThat(charging.money()).isEqualTo("100");
  }

  @Test
  void shouldKeepNothingOfACallThatTheOperatorBars() {
    // Given
    OnlineCharging charging = charging().topUp("100");
    TestClient client = charging.client("client.visited");

    // When
    Cca refused = client.send(CALL.initial().service(Mscc.group(TestMap.BARRED).asking()));

    // Then
    assertThat(refused.result()).isEqualTo(ResultCode.END_USER_SERVICE_DENIED);
    assertThat(charging.isOpen(CALL.id())).isFalse();
    assertThat(charging.application().sessionsRemembered()).isZero();
  }

  @Test
  void shouldOpenACallThatNamesItsServicesLater() {
    // Given
    OnlineCharging charging = charging().topUp("100");
    TestClient client = charging.client("client.visited");

    // When
    Cca began = client.send(CALL.initial());

    // Then
    assertThat(began.result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(charging.isOpen(CALL.id())).isTrue();
  }

  @Test
  void shouldAnswer5030ForASubscriberWithoutAnAccount() {
    // Given
    TestClient client = charging().client("client.visited");

    // When
    Cca answer = client.send(DATA.initial().service(Mscc.group(1).asking()));

    // Then
    assertThat(answer.result()).isEqualTo(ResultCode.USER_UNKNOWN);
  }

  @Test
  void shouldAnswer5003ForADisabledAccount() {
    // Given
    OnlineCharging charging = charging().topUp("100");
    charging.change(Ccr.NUMBER, new AccountAction.Disable(true));
    TestClient client = charging.client("client.visited");

    // When
    Cca answer = client.send(DATA.initial().service(Mscc.group(1).asking()));

    // Then
    assertThat(answer.service().result()).isEqualTo(ResultCode.AUTHORIZATION_REJECTED);
  }

  @Test
  void shouldAnswer5031ForAServiceWithoutAPrice() {
    // Given
    OnlineCharging charging =
        start(new TestTariffs().perSecond("call", "1"), new TestMap()).topUp("100");
    TestClient client = charging.client("client.visited");

    // When
    Cca answer = client.send(DATA.initial().service(Mscc.group(1).asking()));

    // Then
    assertThat(answer.service().result()).isEqualTo(ResultCode.RATING_FAILED);
  }

  @Test
  void shouldShowEachServiceThatCannotBeRatedThoughTheCommandSucceeds() {
    // Given
    OnlineCharging charging =
        start(new TestTariffs().perSecond("call", "1"), new TestMap()).topUp("100");
    TestClient client = charging.client("client.visited");

    // When
    Cca answer =
        client.send(DATA.initial().service(Mscc.group(1).asking()).service(Mscc.group(2).asking()));

    // Then
    assertThat(answer.result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(answer.message().avps().all(BaseAvp.FAILED_AVP))
        .extracting(failed ->
            failed
                .group()
                .group(CreditControlAvp.MULTIPLE_SERVICES_CREDIT_CONTROL)
                .unsigned32(CreditControlAvp.RATING_GROUP)
                .orElse(-1))
        .containsExactly(1L, 2L);
  }

  @Test
  void shouldTellTheCostOfASessionOnlyWhenAsked() {
    // Given
    TestClient client = charging().topUp("100").client("client.visited");
    Cca began = client.send(DATA.initial().service(Mscc.group(1).asking()));

    // When
    Cca ended =
        client.send(DATA.last(1).wantingCost().service(Mscc.group(1).usedOctets(1_500_000_000)));

    // Then
    assertThat(began.tellsCost()).isFalse();
    assertThat(ended.cost()).isEqualTo("15e-1");
  }

  @Test
  void shouldTellTheCostOfASessionWhoseEndNamesNoService() {
    // Given
    TestClient client = charging().topUp("100").client("client.visited");
    client.send(
        DATA.initial()
            .service(Mscc.group(1).askingOctets(1_000_000_000))
            .service(Mscc.group(2).askingOctets(1_000_000_000)));
    client.send(
        DATA.update(1)
            .service(Mscc.group(1).usedOctets(1_000_000_000).askingOctets(1))
            .service(Mscc.group(2).usedOctets(500_000_000).askingOctets(1)));

    // When
    Cca ended = client.send(DATA.last(2).wantingCost());

    // Then
    assertThat(ended.cost()).isEqualTo("15e-1");
  }

  @Test
  void shouldShowTheServiceThatCannotBeRatedWhereTheCommandSaysSo() {
    // Given
    TestClient client = start(new TestTariffs(), new TestMap()).topUp("1").client("client.visited");

    // When
    Cca answer =
        client.send(Ccr.voice("scscf;7;9").initial().service(Mscc.group(100).askingSeconds(30)));

    // Then
    assertThat(answer.result()).isEqualTo(ResultCode.RATING_FAILED);
    assertThat(
            answer
                .message()
                .avps()
                .group(BaseAvp.FAILED_AVP)
                .group(CreditControlAvp.MULTIPLE_SERVICES_CREDIT_CONTROL)
                .unsigned32(CreditControlAvp.RATING_GROUP))
        .hasValue(100);
  }

  @Test
  void shouldTellClientsWhatToDoWhenNobodyAnswers() {
    // Given
    ContextPolicy context =
        new ContextPolicy(
            ResultLevel.MSCC,
            UnknownSession.REFUSE,
            new FailurePolicy(
                Optional.of(FailureHandling.CONTINUE), Optional.empty(), Optional.of(true)),
            Duration.ofHours(2),
            840,
            Duration.ofMinutes(1),
            ContextPolicy.STANDARD.lineOctets());
    TestClient client =
        start(new TestTariffs().perGigabyte("data", "1"), new TestMap().context(context))
            .topUp("100")
            .client("client.visited");

    // When
    Cca answer = client.send(DATA.initial().wantingCost().service(Mscc.group(1).asking()));

    // Then
    AvpList avps = answer.message().avps();
    assertThat(avps.integer32(CreditControlAvp.CREDIT_CONTROL_FAILURE_HANDLING)).hasValue(1);
    assertThat(avps.integer32(CreditControlAvp.CC_SESSION_FAILOVER)).hasValue(1);
    assertThat(
            avps.group(CreditControlAvp.COST_INFORMATION).integer32(CreditControlAvp.CURRENCY_CODE))
        .hasValue(840);
  }
}

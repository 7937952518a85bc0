package org.signalbox.rpc.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.charging.CdrOrigin;
import org.signalbox.charging.CdrParties;
import org.signalbox.charging.CdrTimes;
import org.signalbox.charging.ChargingFixture;
import org.signalbox.charging.SampleTariff;
import org.signalbox.charging.session.ChargingEvent;
import org.signalbox.charging.session.ServiceRequest;
import org.signalbox.charging.session.SessionCharging;
import org.signalbox.charging.session.SessionConfig;
import org.signalbox.charging.session.SessionRequest;
import org.signalbox.charging.session.UsageStep;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.BalanceSpec;
import org.signalbox.ledger.LedgerCommand.ChangeAccount;
import org.signalbox.ledger.SessionPhase;
import org.signalbox.ledger.runtime.Admission;
import org.signalbox.rating.Tariff;
import org.signalbox.rating.TypeOfRecord;
import org.signalbox.rpc.ExactJson;
import org.signalbox.rpc.MalformedParameters;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcRegistry;
import org.signalbox.rpc.RpcReply;

/** Sessions as the API lists, shows, explains and ends them. */
class SessionMethodsTest {

  private static final long SECOND = 1_000_000_000L;

  @TempDir Path folder;
  private final List<String> ended = new ArrayList<>();
  private ChargingFixture charging;
  private SessionCharging sessions;

  @BeforeEach
  void open() {
    charging = new ChargingFixture(folder);
    charging.setTariff(SampleTariff.with(Tariff.empty(), "call", SampleTariff.seconds("1")));
    charging
        .ledger()
        .ask(
            at ->
                new ChangeAccount(
                    at,
                    Optional.empty(),
                    new AccountId(ChargingFixture.TENANT, "1002"),
                    List.of(
                        new AccountAction.Open(),
                        new AccountAction.TopUp(BalanceSpec.money(), Amount.of(100)))),
            Admission.NEW_WORK);
    sessions =
        new SessionCharging(
            charging.ports(), charging.rules(), charging.clock(), SessionConfig.STANDARD);
  }

  @AfterEach
  void close() {
    charging.close();
  }

  private void charge(String session, long number, UsageStep step) {
    ChargingEvent event =
        new ChargingEvent(
            ChargingFixture.TENANT,
            new CdrParties("call", "1002", "1002", "61411111"),
            TypeOfRecord.VOICE,
            "",
            new CdrOrigin(session, "client.example", "test"),
            new CdrTimes(Optional.empty(), Optional.empty(), ZoneOffset.UTC),
            new TreeMap<>(),
            false);
    sessions.charge(
        new SessionRequest(
            session,
            number,
            number == 0 ? SessionPhase.INITIAL : SessionPhase.UPDATE,
            charging.clock().instant(),
            Duration.ofMinutes(10),
            List.of(new ServiceRequest("rg:100", event, step))),
        answer -> {});
  }

  private String call(String method, String parameters) {
    RpcRegistry registry =
        RpcRegistry.of(new SessionMethods(sessions.open(), charging.rules()).all());
    if (!(registry.find(method) instanceof RpcRegistry.Found found)) {
      throw new AssertionError("no method " + method);
    }
    try {
      RpcParameters argument =
          RpcParameters.ofArgument(ExactJson.read(parameters.replace('\'', '"')));
      return switch (found.method().handler().handle(argument)) {
        case RpcReply.Result result -> ExactJson.text(result.body());
        case RpcReply.Failure failure -> "error: " + failure.text();
      };
    } catch (MalformedParameters e) {
      return "error: " + e.getMessage();
    }
  }

  private void twoRequests() {
    charge("s;1", 0, UsageStep.Consume.beginning(UsageStep.Asked.upTo(60 * SECOND)));
    charge(
        "s;1",
        1,
        UsageStep.Consume.continuing(
            UsageStep.Used.of(30 * SECOND), UsageStep.Asked.upTo(300 * SECOND)));
  }

  @Test
  void shouldListOpenSessions() {
    // Given
    twoRequests();

    // When
    String answer = call("SignalboxV1.GetSessions", "{'Account':'1002'}");

    // Then
    assertThat(answer)
        .isEqualTo(
            "[{\"Session\":\"s;1\",\"OpenedAt\":\"2026-01-01T00:00:00Z\",\"Number\":1,"
                + "\"Services\":[{\"Service\":\"rg:100\",\"RunID\":\"*default\","
                + "\"Tenant\":\"cgrates.org\",\"Account\":\"1002\",\"ToR\":\"*voice\","
                + "\"Category\":\"call\",\"Destination\":\"61411111\",\"Granted\":70,"
                + "\"Final\":true,\"Refusal\":\"\",\"Used\":30,\"Cost\":30}]}]");
  }

  @Test
  void shouldListNoSessionOfOthersAndNoMoreThanAskedFor() {
    // Given
    twoRequests();

    // When
    String others = call("SignalboxV1.GetSessions", "{'Account':'1001'}");
    String none = call("SignalboxV1.GetSessions", "{'Limit':0}");

    // Then
    assertThat(others).isEqualTo("[]");
    assertThat(none).isEqualTo("[]");
  }

  @Test
  void shouldExplainEveryGrant() {
    // Given
    twoRequests();

    // When
    String answer = call("SignalboxV1.ExplainSession", "{'Session':'s;1'}");

    // Then
    assertThat(answer)
        .contains("\"State\":\"open\"")
        .contains("\"Reasons\":[\"asked for 1m0s\",\"granted 1m0s: there is credit for more\"]")
        .contains(
            "\"Reasons\":[\"reported 30s\",\"asked for 5m0s\","
                + "\"granted 1m10s, as the last: there is credit for no more\"]");
  }

  @Test
  void shouldNotFindWhatIsNotThere() {
    assertThat(call("SignalboxV1.GetSession", "{'Session':'x'}")).isEqualTo("error: NOT_FOUND");
    assertThat(call("SignalboxV1.ExplainSession", "{'Session':'x'}")).isEqualTo("error: NOT_FOUND");
    assertThat(call("SignalboxV1.EndSession", "{'Session':'x'}")).isEqualTo("error: NOT_FOUND");
    assertThat(call("SignalboxV1.GetSession", "{}"))
        .isEqualTo("error: MANDATORY_IE_MISSING: [Session]");
    assertThat(call("SignalboxV1.GetSessions", "{'Limit':-1}"))
        .isEqualTo("error: SERVER_ERROR: Limit: found -1, expected 0 to 10000");
  }

  @Test
  void shouldHaveADoorEndASession() {
    // Given
    sessions.open().connect(session -> ended.add(session));

    // When
    String answer = call("SignalboxV1.EndSession", "{'Session':'s;1'}");

    // Then
    assertThat(answer).isEqualTo("\"OK\"");
    assertThat(ended).containsExactly("s;1");
  }
}

package org.signalbox.charging.session;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.signalbox.charging.CdrOrigin;
import org.signalbox.charging.CdrParties;
import org.signalbox.charging.CdrTimes;
import org.signalbox.charging.ChargingFixture;
import org.signalbox.charging.SampleTariff;
import org.signalbox.charging.session.SessionRefusal.Reason;
import org.signalbox.charging.session.UsageStep.Asked;
import org.signalbox.charging.session.UsageStep.Consume;
import org.signalbox.charging.session.UsageStep.Used;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.BalanceSpec;
import org.signalbox.ledger.LedgerCommand.ChangeAccount;
import org.signalbox.ledger.LedgerCommand.Tick;
import org.signalbox.ledger.SessionPhase;
import org.signalbox.ledger.runtime.Admission;
import org.signalbox.rating.Tariff;
import org.signalbox.rating.TypeOfRecord;

/** Sessions over the real shard without a disk, and its CDRs in a database of the test. */
final class SessionFixture implements AutoCloseable {

  static final long SECOND = 1_000_000_000L;
  static final String ACCOUNT = "1002";

  private final ChargingFixture charging;
  private SessionCharging sessions;

  SessionFixture(Path folder) {
    charging = new ChargingFixture(folder);
    sessions = started(SessionConfig.STANDARD);
  }

  /** With calls at one of money a second. */
  static SessionFixture atOneASecond(Path folder) {
    SessionFixture fixture = new SessionFixture(folder);
    fixture
        .charging()
        .setTariff(SampleTariff.with(Tariff.empty(), "call", SampleTariff.seconds("1")));
    return fixture;
  }

  /** Asks for seconds. */
  static Consume beginning(long seconds) {
    return Consume.beginning(Asked.upTo(seconds * SECOND));
  }

  /** Reports seconds, and asks for more. */
  static Consume continuing(long used, long seconds) {
    return Consume.continuing(Used.of(used * SECOND), Asked.upTo(seconds * SECOND));
  }

  /** Reports the last seconds. */
  static Consume ending(long used) {
    return Consume.ending(Used.of(used * SECOND));
  }

  /** Why it was refused. */
  static Reason reason(ServiceAnswer answer) {
    return answer.refusal().orElseThrow().reason();
  }

  private SessionCharging started(SessionConfig config) {
    return new SessionCharging(charging.ports(), charging.rules(), charging.clock(), config);
  }

  ChargingFixture charging() {
    return charging;
  }

  SessionCharging sessions() {
    return sessions;
  }

  /** Forgets all that the ledger does not know, as a restart does. */
  void restart() {
    restart(SessionConfig.STANDARD);
  }

  /** The same, with other bounds from then on. */
  void restart(SessionConfig config) {
    sessions = started(config);
  }

  /** The same, with what was started otherwise. */
  void restart(SessionCharging started) {
    sessions = started;
  }

  /** Opens the account where it is not there, and adds money. */
  void topUp(String amount) {
    change(
        new AccountAction.Open(), new AccountAction.TopUp(BalanceSpec.money(), Amount.of(amount)));
  }

  void change(AccountAction... actions) {
    change(account(), actions);
  }

  void change(AccountId account, AccountAction... actions) {
    charging
        .ledger()
        .ask(
            at -> new ChangeAccount(at, Optional.empty(), account, List.of(actions)),
            Admission.NEW_WORK);
  }

  static AccountId account() {
    return new AccountId(ChargingFixture.TENANT, ACCOUNT);
  }

  /** All money of the account. */
  Amount money() {
    return charging
        .ledger()
        .read(view ->
            view.account(account()).orElseThrow().balances().stream()
                .map(balance -> balance.value())
                .reduce(Amount.ZERO, Amount::plus));
  }

  SessionAnswer charge(SessionRequest request) {
    CompletableFuture<SessionAnswer> answer = new CompletableFuture<>();
    sessions.charge(request, answer::complete);
    return answer.orTimeout(10, TimeUnit.SECONDS).join();
  }

  /** Why a request was refused as a whole. */
  SessionRefusal.Reason refusal(SessionRequest request) {
    return switch (charge(request)) {
      case SessionAnswer.Refused refused -> refused.refusal().reason();
      case SessionAnswer.Answered answered -> throw new AssertionError(answered);
    };
  }

  /** Lets time pass, for the ledger too. */
  void pass(Duration time) {
    charging.clock().advance(time);
    charging.ledger().ask(at -> new Tick(at, 1_000), Admission.NEW_WORK);
  }

  /** The answer of the only service. */
  ServiceAnswer one(SessionRequest request) {
    return switch (charge(request)) {
      case SessionAnswer.Answered answered -> answered.services().getFirst();
      case SessionAnswer.Refused refused -> throw new AssertionError(refused.refusal());
    };
  }

  SessionRequest initial(String session, UsageStep step) {
    return request(session, 0, SessionPhase.INITIAL, step);
  }

  /** The same, beginning a session that nobody knows. */
  static SessionRequest beginningUnknown(SessionRequest request) {
    return new SessionRequest(
        request.session(),
        request.number(),
        request.phase(),
        request.sentAt(),
        request.supervision(),
        true,
        request.services());
  }

  /** A call that another account pays for. */
  SessionRequest initialOf(String account, String session, UsageStep step) {
    ChargingEvent call = call(session);
    ChargingEvent paid =
        new ChargingEvent(
            call.tenant(),
            new CdrParties("call", account, account, "61411111"),
            call.tor(),
            call.requestType(),
            call.origin(),
            call.times(),
            call.extraFields(),
            call.isFree());
    return request(
        session, 0, SessionPhase.INITIAL, new ServiceRequest(ServiceRequest.ONLY, paid, step));
  }

  SessionRequest update(String session, long number, UsageStep step) {
    return request(session, number, SessionPhase.UPDATE, step);
  }

  SessionRequest last(String session, long number, UsageStep step) {
    return request(session, number, SessionPhase.TERMINATION, step);
  }

  SessionRequest event(String session, UsageStep step) {
    return request(session, 0, SessionPhase.EVENT, step);
  }

  SessionRequest request(String session, long number, SessionPhase phase, UsageStep step) {
    return request(
        session, number, phase, new ServiceRequest(ServiceRequest.ONLY, call(session), step));
  }

  SessionRequest request(
      String session, long number, SessionPhase phase, ServiceRequest... services) {
    return new SessionRequest(
        session,
        number,
        phase,
        charging.clock().instant(),
        Duration.ofMinutes(10),
        List.of(services));
  }

  /** A call to a mobile. */
  static ChargingEvent call(String session) {
    return event(session, TypeOfRecord.VOICE, "call");
  }

  static ChargingEvent event(String session, TypeOfRecord tor, String category) {
    return event(session, tor, category, new TreeMap<>());
  }

  /** The same, paid otherwise. */
  static ChargingEvent paid(ChargingEvent event, String requestType) {
    return new ChargingEvent(
        event.tenant(),
        event.parties(),
        event.tor(),
        requestType,
        event.origin(),
        event.times(),
        event.extraFields(),
        event.isFree());
  }

  /** The same, free of charge. */
  static ChargingEvent free(ChargingEvent event) {
    return new ChargingEvent(
        event.tenant(),
        event.parties(),
        event.tor(),
        event.requestType(),
        event.origin(),
        event.times(),
        event.extraFields(),
        true);
  }

  static ChargingEvent event(
      String session, TypeOfRecord tor, String category, SortedMap<String, String> extra) {
    return new ChargingEvent(
        ChargingFixture.TENANT,
        new CdrParties(category, ACCOUNT, ACCOUNT, "61411111"),
        tor,
        "",
        new CdrOrigin(session, "client.example", "test"),
        new CdrTimes(Optional.empty(), Optional.empty(), ZoneOffset.UTC),
        extra,
        false);
  }

  @Override
  public void close() {
    charging.close();
  }
}

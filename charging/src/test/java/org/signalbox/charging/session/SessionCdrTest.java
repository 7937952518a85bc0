package org.signalbox.charging.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.charging.session.SessionFixture.beginning;
import static org.signalbox.charging.session.SessionFixture.continuing;
import static org.signalbox.charging.session.SessionFixture.ending;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.charging.Cdr;
import org.signalbox.charging.CdrCost;
import org.signalbox.charging.SessionFieldNames;
import org.signalbox.charging.session.UsageStep.Asked;
import org.signalbox.charging.session.UsageStep.Consume;
import org.signalbox.charging.session.UsageStep.Used;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.SessionPhase;
import org.signalbox.rating.TypeOfRecord;

/** What the CDR of a session says, and that there is one. */
final class SessionCdrTest {

  private static final long SECOND = SessionFixture.SECOND;

  @TempDir Path folder;
  private SessionFixture fixture;

  @BeforeEach
  void open() {
    fixture = SessionFixture.atOneASecond(folder);
    fixture.topUp("1000");
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private ServiceAnswer send(SessionPhase phase, long number, ChargingEvent event, UsageStep step) {
    return fixture.one(
        fixture.request("s", number, phase, new ServiceRequest(ServiceRequest.ONLY, event, step)));
  }

  private static ChargingEvent told(String... fields) {
    TreeMap<String, String> extra = new TreeMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      extra.put(fields[i], fields[i + 1]);
    }
    return SessionFixture.event("s", TypeOfRecord.VOICE, "call", extra);
  }

  private Cdr cdr() {
    List<Cdr> stored = fixture.charging().stored();
    assertThat(stored).hasSize(1);
    return stored.getFirst();
  }

  @Test
  void shouldChargeAsManyServicesAsARequestHasOnSeveralBills() {
    // Given
    fixture.charging().addCharger("OWN", "own");
    fixture.charging().addCharger("COMPANY", "company");
    fixture.charging().addCharger("RESALE", "resale");
    ServiceRequest[] services = new ServiceRequest[SessionRequest.SERVICES_MAX];
    for (int i = 0; i < services.length; i++) {
      services[i] = new ServiceRequest("rg:" + i, SessionFixture.call("s"), beginning(1));
    }

    // When
    SessionAnswer answer = fixture.charge(fixture.request("s", 0, SessionPhase.INITIAL, services));

    // Then
    assertThat(answer)
        .isInstanceOfSatisfying(
            SessionAnswer.Answered.class,
            answered ->
                assertThat(answered.services())
                    .hasSize(SessionRequest.SERVICES_MAX)
                    .allSatisfy(service -> assertThat(service.granted()).isEqualTo(SECOND)));
  }

  @Test
  void shouldKeepWhatTheLastRequestSaid() {
    // Given
    send(SessionPhase.INITIAL, 0, told("RatType", "EUTRAN", "Apn", "internet"), beginning(60));
    send(SessionPhase.UPDATE, 1, told("RatType", "NR", "Apn", "internet"), continuing(10, 60));

    // When
    send(SessionPhase.TERMINATION, 2, told("TerminationCause", "LOGOUT"), ending(5));

    // Then
    assertThat(cdr().extraFields())
        .isEqualTo(Map.of("RatType", "NR", "Apn", "internet", "TerminationCause", "LOGOUT"));
    assertThat(cdr().usage()).isEqualTo(15 * SECOND);
  }

  @Test
  void shouldKeepAllOfTheEventWhereAChargerOnlyNamesTheBill() {
    // Given
    fixture.charging().addCharger("RAW", "raw", "*none");
    ChargingEvent event = told("RatType", "NR");
    send(SessionPhase.INITIAL, 0, event, beginning(60));

    // When
    send(SessionPhase.TERMINATION, 1, event, ending(5));

    // Then
    Cdr cdr = cdr();
    assertThat(cdr.key().runId()).isEqualTo("raw");
    assertThat(cdr.parties()).isEqualTo(event.parties());
    assertThat(cdr.origin()).isEqualTo(event.origin());
    assertThat(cdr.times().setup()).contains(fixture.charging().clock().instant());
    assertThat(cdr.extraFields()).isEqualTo(Map.of("RatType", "NR"));
    assertThat(cdr.cost().outward()).isEqualTo(Amount.of(5));
  }

  @Test
  void shouldLetAFieldOfTheClientBeNoneOfTheCdrItself() {
    // Given
    fixture.charging().addCharger("RAW", "raw", "*none");
    ChargingEvent event = told("Subject", "somebody", "RatType", "NR");
    send(SessionPhase.INITIAL, 0, event, beginning(60));

    // When
    send(SessionPhase.TERMINATION, 1, event, ending(5));

    // Then
    assertThat(cdr().extraFields()).isEqualTo(Map.of("RatType", "NR"));
    assertThat(cdr().parties()).isEqualTo(event.parties());
  }

  @Test
  void shouldSayThatASessionWasGivenUpAndGiveBackWhatItHeld() {
    // Given
    fixture.one(fixture.initial("s", beginning(60)));
    fixture.one(fixture.update("s", 1, continuing(10, 60)));

    // When
    fixture.pass(Duration.ofMinutes(11));

    // Then
    assertThat(cdr().extraFields())
        .containsEntry(SessionFieldNames.CLOSE_CAUSE, SessionFieldNames.GIVEN_UP);
    assertThat(cdr().usage()).isEqualTo(10 * SECOND);
    assertThat(fixture.money()).isEqualTo(Amount.of(990));
  }

  @Test
  void shouldKeepNoCdrOfWhatWasRefusedAndGivenUp() {
    // Given
    fixture.change(new AccountAction.Disable(true));
    fixture.one(fixture.initial("s", beginning(60)));

    // When
    fixture.pass(Duration.ofMinutes(11));

    // Then
    assertThat(fixture.charging().stored()).isEmpty();
  }

  @Test
  void shouldRecordAndNotChargeUsageBeyondWhatCanHaveBeen() {
    // Given
    fixture.one(fixture.initial("s", beginning(60)));
    Used absurd = new Used(71_582_788 * SECOND, Optional.empty(), 65 * SECOND);

    // When
    ServiceAnswer end = fixture.one(fixture.last("s", 1, Consume.ending(absurd)));

    // Then
    assertThat(end.cost()).isEqualTo(Amount.of(65));
    assertThat(cdr().usage()).isEqualTo(65 * SECOND);
    assertThat(cdr().extraFields())
        .containsEntry(
            SessionFieldNames.UNCHARGED_USAGE, Long.toString((71_582_788 - 65) * SECOND));
  }

  @Test
  void shouldAddUpUnchargedUsageOverARestart() {
    // Given
    fixture.one(fixture.initial("s", beginning(60)));
    Used beyond = new Used(70 * SECOND, Optional.empty(), 65 * SECOND);
    fixture.one(fixture.update("s", 1, Consume.continuing(beyond, Asked.upTo(60 * SECOND))));
    fixture.restart();

    // When
    fixture.one(fixture.last("s", 2, Consume.ending(beyond)));

    // Then
    assertThat(cdr().extraFields())
        .containsEntry(SessionFieldNames.UNCHARGED_USAGE, Long.toString(10 * SECOND));
  }

  @Test
  void shouldChargeOnAccountBelowZero() {
    // Given
    ChargingEvent postpaid = SessionFixture.paid(SessionFixture.call("s"), "*postpaid");
    ServiceAnswer granted = send(SessionPhase.INITIAL, 0, postpaid, beginning(3_000));

    // When
    send(SessionPhase.TERMINATION, 1, postpaid, ending(1_500));

    // Then
    assertThat(granted.granted()).isEqualTo(3_000 * SECOND);
    assertThat(fixture.money()).isEqualTo(Amount.of(-500));
    assertThat(cdr().cost().outward()).isEqualTo(Amount.of(1_500));
  }

  @Test
  void shouldPriceARatedSessionAtItsEndAndDebitNobody() {
    // Given
    ChargingEvent rated = SessionFixture.paid(SessionFixture.call("s"), "*rated");
    ServiceAnswer granted = send(SessionPhase.INITIAL, 0, rated, beginning(60));

    // When
    send(SessionPhase.TERMINATION, 1, rated, ending(15));

    // Then
    assertThat(granted.granted()).isEqualTo(60 * SECOND);
    assertThat(cdr().cost().outward()).isEqualTo(Amount.of(15));
    assertThat(fixture.money()).isEqualTo(Amount.of(1_000));
  }

  @Test
  void shouldOnlyRecordWhatIsNotToBeCharged() {
    // Given
    ChargingEvent none = SessionFixture.paid(SessionFixture.call("s"), "*none");
    send(SessionPhase.INITIAL, 0, none, beginning(60));

    // When
    send(SessionPhase.TERMINATION, 1, none, ending(15));

    // Then
    assertThat(cdr().usage()).isEqualTo(15 * SECOND);
    assertThat(cdr().cost()).isEqualTo(CdrCost.unrated());
  }

  @Test
  void shouldMakeACdrOfEveryServiceAndBill() {
    // Given
    fixture.charging().addCharger("A", "*default");
    fixture.charging().addCharger("B", "wholesale");
    ChargingEvent event = SessionFixture.call("s");

    // When
    fixture.charge(
        fixture.request(
            "s",
            0,
            SessionPhase.EVENT,
            new ServiceRequest("rg:1", event, new UsageStep.Debit(3 * SECOND)),
            new ServiceRequest("rg:2", event, new UsageStep.Debit(4 * SECOND))));

    // Then
    assertThat(fixture.charging().costs())
        .containsExactlyInAnyOrder("*default=3", "wholesale=3", "*default=4", "wholesale=4");
    assertThat(fixture.money()).isEqualTo(Amount.of(1_000 - 14));
  }

  @Test
  void shouldApplyTheAttributesOfSessions() {
    // Given
    fixture.charging().addSessionConstant("*req.RequestType", "*rated");
    fixture.one(fixture.initial("s", beginning(60)));

    // When
    fixture.one(fixture.last("s", 1, ending(15)));

    // Then
    assertThat(cdr().requestType()).isEqualTo("*rated");
    assertThat(fixture.money()).isEqualTo(Amount.of(1_000));
  }

  @Test
  void shouldKeepWhatAttributesSaidWhenLaterRequestsSayTheSameAsBefore() {
    // Given
    fixture.charging().addSessionConstant("*req.Apn", "corporate");
    send(SessionPhase.INITIAL, 0, told("Apn", "internet"), beginning(60));

    // When
    send(SessionPhase.TERMINATION, 1, told("Apn", "internet", "Cause", "1"), ending(15));

    // Then
    assertThat(cdr().extraFields()).isEqualTo(Map.of("Apn", "corporate", "Cause", "1"));
  }

  @Test
  void shouldTellWhenACallWasAnsweredByWhatItsFirstReportSaysThatItHasRun() {
    // Given
    Instant dialled = fixture.charging().clock().instant();
    send(SessionPhase.INITIAL, 0, told(), beginning(60));
    fixture.charging().clock().advance(Duration.ofSeconds(25));
    send(SessionPhase.UPDATE, 1, told(), continuing(15, 60));
    fixture.charging().clock().advance(Duration.ofSeconds(60));

    // When
    send(SessionPhase.TERMINATION, 2, told(), Consume.ending(Used.of(5 * SECOND)));

    // Then
    assertThat(cdr().times().setup()).contains(dialled);
    assertThat(cdr().times().answer()).contains(dialled.plusSeconds(10));
  }

  @Test
  void shouldNotSayThatACallWasAnsweredThatNeverRan() {
    // Given
    send(SessionPhase.INITIAL, 0, told(), beginning(60));
    fixture.charging().clock().advance(Duration.ofSeconds(25));

    // When
    send(SessionPhase.TERMINATION, 1, told(), Consume.ending(Used.NOTHING));

    // Then
    assertThat(cdr().times().answer()).isEmpty();
  }

  @Test
  void shouldSayThatACallWasAnsweredNoSoonerThanItWasDialled() {
    // Given
    Instant dialled = fixture.charging().clock().instant();
    send(SessionPhase.INITIAL, 0, told(), beginning(60));

    // When
    send(SessionPhase.TERMINATION, 1, told(), Consume.ending(Used.of(30 * SECOND)));

    // Then
    assertThat(cdr().times().answer()).contains(dialled);
  }
}

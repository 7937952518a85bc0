package org.signalbox.charging.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.charging.session.SessionFixture.beginning;
import static org.signalbox.charging.session.SessionFixture.continuing;
import static org.signalbox.charging.session.SessionFixture.ending;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.charging.Cdr;
import org.signalbox.core.Amount;
import org.signalbox.ledger.LedgerCommand.Tick;
import org.signalbox.ledger.SessionPhase;
import org.signalbox.testsupport.Await;

/** Emergency calls and free numbers: granted whatever happens, recorded once it can be. */
final class FreeUsageTest {

  private static final long SECOND = SessionFixture.SECOND;

  @TempDir Path folder;
  private SessionFixture fixture;

  @BeforeEach
  void open() {
    fixture = SessionFixture.atOneASecond(folder);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private ServiceAnswer send(SessionPhase phase, long number, UsageStep step) {
    return fixture.one(
        fixture.request(
            "s",
            number,
            phase,
            new ServiceRequest(
                ServiceRequest.ONLY, SessionFixture.free(SessionFixture.call("s")), step)));
  }

  @Test
  void shouldGrantWithoutAnAccountAndRecordTheUsage() {
    // Given
    ServiceAnswer granted = send(SessionPhase.INITIAL, 0, beginning(600));

    // When
    send(SessionPhase.TERMINATION, 1, ending(33));

    // Then
    assertThat(granted.granted()).isEqualTo(600 * SECOND);
    List<Cdr> stored = fixture.charging().stored();
    assertThat(stored).hasSize(1);
    assertThat(stored.getFirst().usage()).isEqualTo(33 * SECOND);
    assertThat(stored.getFirst().requestType()).isEqualTo("*none");
  }

  @Test
  void shouldGrantWhileTheLedgerCannotAnswerAndRecordItLater() {
    // Given
    fixture.charging().ledger().setAway(true);
    ServiceAnswer granted = send(SessionPhase.INITIAL, 0, beginning(600));
    ServiceAnswer more = send(SessionPhase.UPDATE, 1, continuing(600, 300));
    send(SessionPhase.TERMINATION, 2, ending(33));

    // When
    fixture.charging().ledger().setAway(false);

    // Then
    Await.until(() -> !fixture.charging().stored().isEmpty(), () -> "the CDR");
    assertThat(granted.granted()).isEqualTo(600 * SECOND);
    assertThat(more.granted()).isEqualTo(300 * SECOND);
    assertThat(fixture.charging().stored().getFirst().usage()).isEqualTo(633 * SECOND);
  }

  @Test
  void shouldGrantAfterARestartInTheMiddleWhileTheLedgerCannotAnswer() {
    // Given
    send(SessionPhase.INITIAL, 0, beginning(600));
    fixture.restart();
    fixture.charging().ledger().setAway(true);

    // When
    ServiceAnswer granted = send(SessionPhase.UPDATE, 1, continuing(600, 300));

    // Then
    assertThat(granted.granted()).isEqualTo(300 * SECOND);
  }

  @Test
  void shouldRecordTheEndOfACallWhoseBeginningWasLost() {
    // Given
    fixture.charging().ledger().setAway(true);
    send(SessionPhase.INITIAL, 0, beginning(600));
    fixture.restart();
    fixture.charging().ledger().setAway(false);

    // When
    send(SessionPhase.TERMINATION, 1, ending(33));

    // Then
    assertThat(fixture.charging().stored()).hasSize(1);
    assertThat(fixture.charging().stored().getFirst().usage()).isEqualTo(33 * SECOND);
  }

  @Test
  void shouldRefuseAnEndAsAWholeWhosePaidUsageIsNotTakenAndChargeItOnceItComesAgain() {
    // Given
    fixture.topUp("100");
    ServiceRequest paid = new ServiceRequest("rg:1", SessionFixture.call("s"), ending(40));
    ServiceRequest free =
        new ServiceRequest("rg:2", SessionFixture.free(SessionFixture.call("s")), ending(40));
    SessionRequest end = fixture.request("s", 1, SessionPhase.TERMINATION, paid, free);
    fixture.charge(
        fixture.request(
            "s",
            0,
            SessionPhase.INITIAL,
            new ServiceRequest(paid.service(), paid.event(), beginning(60)),
            new ServiceRequest(free.service(), free.event(), beginning(60))));
    fixture.charging().ledger().setAway(true);

    // When
    SessionAnswer answer = fixture.charge(end);

    // Then
    assertThat(answer)
        .isInstanceOfSatisfying(
            SessionAnswer.Refused.class,
            refused ->
                assertThat(refused.refusal().reason()).isEqualTo(SessionRefusal.Reason.TOO_BUSY));
    fixture.charging().ledger().setAway(false);
    fixture.charge(end);
    assertThat(fixture.charging().stored()).hasSize(2);
    assertThat(fixture.money()).isEqualTo(Amount.of("60"));
  }

  @Test
  void shouldNameTheServiceAsTheFreeRepeatOfAPaidRequestDoes() {
    // Given
    fixture.topUp("100");
    ServiceRequest first = new ServiceRequest("rg:1", SessionFixture.call("s"), beginning(60));
    ServiceRequest next = new ServiceRequest("rg:1", SessionFixture.call("s"), continuing(60, 30));
    fixture.charge(fixture.request("s", 0, SessionPhase.INITIAL, first));
    ServiceAnswer paid = fixture.one(fixture.request("s", 1, SessionPhase.UPDATE, next));
    fixture.charging().ledger().setAway(true);

    // When
    ServiceAnswer repeated = send(SessionPhase.UPDATE, 1, continuing(60, 10));

    // Then
    assertThat(paid.granted()).isEqualTo(30 * SECOND);
    assertThat(repeated.service()).isEqualTo(ServiceRequest.ONLY);
    assertThat(repeated).usingRecursiveComparison().ignoringFields("service").isEqualTo(paid);
  }

  @Test
  void shouldNotHoldUpRecordsBehindOneThatCanNeverBeLogged() {
    // Given
    FreeUsage free = new FreeUsage(fixture.charging().ledger(), new SessionThreads());
    fixture.charging().ledger().setAway(true);
    free.keep(
        new FreeUsage.FreeRecord(
            at -> {
              throw new IllegalArgumentException("unfit on purpose");
            },
            Optional.empty()));
    free.keep(new FreeUsage.FreeRecord(at -> new Tick(at, 1), Optional.empty()));

    // When
    fixture.charging().ledger().setAway(false);

    // Then
    Await.until(() -> free.waiting() == 0, () -> free.waiting() + " waiting");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shouldNotHideWhatIsPaidBehindWhatIsFreeAfterARestart(boolean isAway) {
    // Given
    fixture.topUp("100");
    ChargingEvent call = SessionFixture.call("s");
    ServiceRequest free = new ServiceRequest("rg:2", SessionFixture.free(call), continuing(5, 60));
    fixture.charge(
        fixture.request(
            "s",
            0,
            SessionPhase.INITIAL,
            new ServiceRequest("rg:1", call, beginning(60)),
            new ServiceRequest("rg:2", SessionFixture.free(call), beginning(60))));
    fixture.charging().addCharger("A", "wholesale");
    fixture.restart();
    fixture.charging().ledger().setAway(isAway);
    fixture.one(fixture.request("s", 1, SessionPhase.UPDATE, free));
    fixture.charging().ledger().setAway(false);

    // When
    fixture.one(
        fixture.request(
            "s",
            2,
            SessionPhase.TERMINATION,
            new ServiceRequest("rg:1", SessionFixture.call("s"), ending(7))));

    // Then
    assertThat(fixture.charging().costs())
        .contains("*default=7")
        .noneMatch(cost -> cost.startsWith("wholesale"));
  }

  @Test
  void shouldLetASessionGoOnOfWhichOnlyTheFreePartWasTaken() {
    // Given
    ChargingEvent call = SessionFixture.call("s");
    fixture.charging().ledger().setAway(true);
    SessionRequest mixed =
        fixture.request(
            "s",
            0,
            SessionPhase.INITIAL,
            new ServiceRequest("rg:1", call, beginning(60)),
            new ServiceRequest("rg:2", SessionFixture.free(call), beginning(60)));

    // When
    fixture.charge(mixed);

    // Then
    fixture.charging().ledger().setAway(false);
    assertThat(fixture.sessions().services("s").join())
        .extracting(BegunService::name)
        .contains("rg:2");
  }

  @Test
  void shouldGrantWhatIsFreeBesideWhatIsNotTaken() {
    // Given
    fixture.topUp("100");
    fixture.charging().ledger().setAway(true);

    // When
    SessionAnswer answer =
        fixture.charge(
            fixture.request(
                "s",
                0,
                SessionPhase.INITIAL,
                new ServiceRequest("rg:1", SessionFixture.call("s"), beginning(60)),
                new ServiceRequest(
                    "rg:2", SessionFixture.free(SessionFixture.call("s")), beginning(60))));

    // Then
    List<ServiceAnswer> services = ((SessionAnswer.Answered) answer).services();
    assertThat(services.getFirst().refusal().orElseThrow().reason())
        .isEqualTo(SessionRefusal.Reason.TOO_BUSY);
    assertThat(services.getLast().granted()).isEqualTo(60 * SECOND);
  }
}

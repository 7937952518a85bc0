package org.signalbox.charging.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.charging.session.SessionFixture.beginning;
import static org.signalbox.charging.session.SessionFixture.beginningUnknown;
import static org.signalbox.charging.session.SessionFixture.continuing;
import static org.signalbox.charging.session.SessionFixture.ending;
import static org.signalbox.charging.session.SessionFixture.reason;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.charging.SessionFieldNames;
import org.signalbox.charging.session.SessionRefusal.Reason;
import org.signalbox.charging.session.UsageStep.Asked;
import org.signalbox.charging.session.UsageStep.Consume;
import org.signalbox.charging.session.UsageStep.Used;
import org.signalbox.core.Amount;
import org.signalbox.ledger.SessionPart;

/**
 * Reports that come behind the request by which their session, given up before, began anew: each is
 * charged once, or it is told that it was not.
 */
final class OvertakenBeginningTest {

  private static final long SECOND = SessionFixture.SECOND;

  @TempDir Path folder;
  private SessionFixture fixture;

  @BeforeEach
  void open() {
    fixture = SessionFixture.atOneASecond(folder);
    fixture.topUp("100");
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  /** A session that used ten seconds, was given up, and began anew by a report. */
  private void begunAnew(long number, long used) {
    fixture.one(fixture.initial("s", beginning(60)));
    fixture.one(fixture.update("s", 1, continuing(10, 60)));
    fixture.pass(Duration.ofMinutes(11));
    fixture.one(beginningUnknown(fixture.update("s", number, continuing(used, 60))));
  }

  private ServiceAnswer late(long number, long used) {
    return fixture.one(beginningUnknown(fixture.update("s", number, continuing(used, 60))));
  }

  private Map<String, String> lastCdr() {
    return fixture.charging().stored().getLast().extraFields();
  }

  @Test
  void shouldChargeAReportThatTheFirstOfItsSessionOvertookOnce() {
    // Given
    begunAnew(5, 20);

    // When
    ServiceAnswer answer = late(4, 7);

    // Then
    assertThat(answer.refusal()).isEmpty();
    assertThat(answer.used()).isEqualTo(27 * SECOND);
    assertThat(reason(late(4, 7))).isEqualTo(Reason.OUT_OF_ORDER);
    assertThat(fixture.one(fixture.last("s", 6, ending(1))).cost()).isEqualTo(Amount.of(28));
    assertThat(fixture.money()).isEqualTo(Amount.of(100 - 10 - 28));
    assertThat(fixture.sessions().unchargedReports()).isZero();
  }

  @Test
  void shouldChargeItAlsoAfterARestart() {
    // Given
    begunAnew(5, 20);
    fixture.restart();

    // When
    ServiceAnswer answer = late(4, 7);

    // Then
    assertThat(answer.used()).isEqualTo(27 * SECOND);
  }

  @Test
  void shouldNeitherChargeNorRecordWhatTheSessionBeforeWasChargedFor() {
    // Given
    begunAnew(3, 0);

    // When
    ServiceAnswer repeated = late(1, 10);

    // Then
    assertThat(reason(repeated)).isEqualTo(Reason.OUT_OF_ORDER);
    fixture.one(fixture.last("s", 4, ending(1)));
    assertThat(fixture.money()).isEqualTo(Amount.of(89));
    assertThat(lastCdr()).doesNotContainKey(SessionFieldNames.UNCHARGED_USAGE);
    assertThat(fixture.sessions().unchargedReports()).isZero();
  }

  @Test
  void shouldRecordAReportThatABeginningWithoutUsageOvertook() {
    // Given
    begunAnew(5, 0);

    // When
    ServiceAnswer refused = late(4, 7);
    ServiceAnswer repeated = late(4, 7);

    // Then
    assertThat(reason(refused)).isEqualTo(Reason.OUT_OF_ORDER);
    assertThat(repeated).isEqualTo(refused);
    fixture.one(fixture.last("s", 6, ending(3)));
    assertThat(fixture.money()).isEqualTo(Amount.of(87));
    assertThat(lastCdr())
        .containsEntry(SessionFieldNames.UNCHARGED_USAGE, Long.toString(7 * SECOND));
    assertThat(fixture.sessions().unchargedReports()).isEqualTo(1);
    assertThat(reasons()).contains("7s of it came too late: recorded, not charged");
  }

  private List<String> reasons() {
    return fixture.sessions().open().explain("s").orElseThrow().steps().stream()
        .flatMap(step -> step.reasons().stream())
        .toList();
  }

  @Test
  void shouldRecordWhatAnEndReportsThatComesBehindALaterRequest() {
    // Given
    begunAnew(5, 20);

    // When
    Reason refusal = fixture.refusal(fixture.last("s", 4, ending(7)));

    // Then
    assertThat(refusal).isEqualTo(Reason.OUT_OF_ORDER);
    fixture.one(fixture.last("s", 6, ending(3)));
    assertThat(fixture.money()).isEqualTo(Amount.of(67));
    assertThat(lastCdr())
        .containsEntry(SessionFieldNames.UNCHARGED_USAGE, Long.toString(7 * SECOND));
    assertThat(fixture.sessions().unchargedReports()).isEqualTo(1);
  }

  /** What the CDR of the session says in the end. */
  private Map<String, String> endedBy(long number) {
    fixture.one(fixture.last("s", number, ending(1)));
    return lastCdr();
  }

  @Test
  void shouldNotRecordWhatWasChargedBeforeARestart() {
    // Given
    fixture.one(fixture.initial("s", beginning(60)));
    fixture.one(fixture.update("s", 1, continuing(10, 60)));
    fixture.one(fixture.update("s", 2, continuing(10, 60)));
    fixture.restart();
    fixture.one(fixture.update("s", 1, continuing(10, 60)));
    fixture.pass(Duration.ofMinutes(11));
    fixture.one(beginningUnknown(fixture.update("s", 4, continuing(0, 60))));

    // When
    ServiceAnswer repeated = late(2, 10);

    // Then
    assertThat(reason(repeated)).isEqualTo(Reason.OUT_OF_ORDER);
    assertThat(endedBy(5)).doesNotContainKey(SessionFieldNames.UNCHARGED_USAGE);
  }

  @Test
  void shouldNotRecordAnEndThatTheSessionBeforeWasChargedFor() {
    // Given
    fixture.one(fixture.initial("s", beginning(60)));
    fixture.one(fixture.last("s", 1, ending(10)));
    fixture.one(beginningUnknown(fixture.update("s", 3, continuing(20, 60))));

    // When
    Reason repeated = fixture.refusal(fixture.last("s", 1, ending(10)));

    // Then
    assertThat(repeated).isEqualTo(Reason.OUT_OF_ORDER);
    assertThat(endedBy(4)).doesNotContainKey(SessionFieldNames.UNCHARGED_USAGE);
    assertThat(fixture.sessions().unchargedReports()).isZero();
  }

  @Test
  void shouldNotRecordWhatTheSessionBeforeWasChargedForHoweverLateItComes() {
    // Given
    begunAnew(3 + 2 * SessionPart.LATE_MAX, 20);

    // When
    ServiceAnswer repeated = late(1, 10);

    // Then
    assertThat(reason(repeated)).isEqualTo(Reason.OUT_OF_ORDER);
    assertThat(endedBy(1_000)).doesNotContainKey(SessionFieldNames.UNCHARGED_USAGE);
  }

  @Test
  void shouldRecordAllThatIsOvertakenHoweverManyReportsItWere() {
    // Given
    begunAnew(200, 0);

    // When
    for (int number = 10; number < 150; number++) {
      late(number, 1);
    }

    // Then
    assertThat(endedBy(201))
        .containsEntry(SessionFieldNames.UNCHARGED_USAGE, Long.toString(140 * SECOND));
  }

  @Test
  void shouldNotCountAReportThatWasChargedThoughLate() {
    // Given
    begunAnew(5, 20);
    Consume tooMuch =
        Consume.continuing(new Used(9 * SECOND, Optional.empty(), 7 * SECOND), Asked.upTo(SECOND));

    // When
    ServiceAnswer answer = fixture.one(beginningUnknown(fixture.update("s", 4, tooMuch)));

    // Then
    assertThat(answer.used()).isEqualTo(27 * SECOND);
    assertThat(endedBy(6))
        .containsEntry(SessionFieldNames.UNCHARGED_USAGE, Long.toString(2 * SECOND));
    assertThat(fixture.sessions().unchargedReports()).isZero();
  }
}

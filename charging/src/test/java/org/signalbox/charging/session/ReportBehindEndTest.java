package org.signalbox.charging.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.charging.session.SessionFixture.beginning;
import static org.signalbox.charging.session.SessionFixture.beginningUnknown;
import static org.signalbox.charging.session.SessionFixture.continuing;
import static org.signalbox.charging.session.SessionFixture.ending;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.charging.session.SessionRefusal.Reason;
import org.signalbox.core.Amount;

/** Reports and ends of one session that overtake each other, where unknown sessions begin anew. */
final class ReportBehindEndTest {

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

  private Reason late(long number, long used) {
    return fixture.refusal(beginningUnknown(fixture.update("s", number, continuing(used, 60))));
  }

  private List<String> reasons() {
    return fixture.sessions().open().explain("s").orElseThrow().steps().stream()
        .flatMap(step -> step.reasons().stream())
        .toList();
  }

  @Test
  void shouldTellOfAReportBehindTheEndOfItsSessionThatNobodyTookIt() {
    // Given
    fixture.one(fixture.initial("s", beginning(60)));
    fixture.one(fixture.last("s", 2, ending(10)));

    // When
    Reason refusal = late(1, 7);

    // Then
    assertThat(refusal).isEqualTo(Reason.UNKNOWN_SESSION);
    assertThat(fixture.money()).isEqualTo(Amount.of(90));
    assertThat(fixture.sessions().unchargedReports()).isEqualTo(1);
    assertThat(reasons()).contains("7s of it came when the session was over: not charged");
  }

  @Test
  void shouldTellOfAReportBehindAnEndThatWasChargedAloneThatNobodyTookIt() {
    // Given
    fixture.one(fixture.initial("s", beginning(60)));
    fixture.one(fixture.update("s", 3, continuing(10, 60)));
    fixture.pass(Duration.ofMinutes(11));
    fixture.one(beginningUnknown(fixture.last("s", 5, ending(20))));

    // When
    Reason refusal = late(4, 7);

    // Then
    assertThat(refusal).isEqualTo(Reason.UNKNOWN_SESSION);
    assertThat(late(4, 7)).isEqualTo(Reason.UNKNOWN_SESSION);
    assertThat(fixture.money()).isEqualTo(Amount.of(70));
    assertThat(fixture.sessions().unchargedReports()).isEqualTo(1);
  }

  @Test
  void shouldNotCountWhatCameBeforeItsSessionWasOver() {
    // Given
    fixture.one(fixture.initial("s", beginning(60)));
    fixture.one(fixture.update("s", 1, continuing(7, 60)));
    fixture.one(fixture.last("s", 2, ending(10)));

    // When
    Reason repeated = late(1, 7);

    // Then
    assertThat(repeated).isEqualTo(Reason.UNKNOWN_SESSION);
    assertThat(fixture.sessions().unchargedReports()).isZero();
  }

  /** Work that waits until it is told to be done. */
  private static final class HeldWork implements SessionWorkPort {
    private final Queue<Runnable> held = new ArrayDeque<>();

    @Override
    public void start(Runnable task) {
      held.add(task);
    }

    @Override
    public void after(Duration time, Runnable task) {
      held.add(task);
    }

    void doAll() {
      for (Runnable task = held.poll(); task != null; task = held.poll()) {
        task.run();
      }
    }
  }

  /** Answers to requests of which each finds that the ledger knows no session. */
  private List<SessionAnswer> together(SessionRequest... requests) {
    HeldWork work = new HeldWork();
    fixture.restart(
        new SessionCharging(
            fixture.charging().ports(),
            fixture.charging().rules(),
            new SessionHost(fixture.charging().clock(), work),
            SessionConfig.STANDARD));
    List<SessionAnswer> answers = new ArrayList<>();
    for (SessionRequest request : requests) {
      fixture.sessions().charge(request, answers::add);
    }
    work.doAll();
    return answers;
  }

  @Test
  void shouldEndASessionThatAReportBeganWhileItsEndWasOnItsWay() {
    // Given
    SessionRequest report = beginningUnknown(fixture.update("s", 4, continuing(20, 60)));
    SessionRequest end = beginningUnknown(fixture.last("s", 5, ending(7)));

    // When
    List<SessionAnswer> answers = together(report, end);

    // Then
    assertThat(answers)
        .last()
        .isInstanceOfSatisfying(
            SessionAnswer.Answered.class,
            ended -> assertThat(ended.cost()).isEqualTo(Amount.of(27)));
    assertThat(fixture.money()).isEqualTo(Amount.of(73));
  }

  @Test
  void shouldNotEndASessionByAnEventOfItsName() {
    // Given
    fixture.one(fixture.initial("s", beginning(60)));

    // When
    Reason refusal = fixture.refusal(beginningUnknown(fixture.event("s", ending(1))));

    // Then
    assertThat(refusal).isEqualTo(Reason.FAILED);
    assertThat(fixture.one(fixture.update("s", 1, continuing(1, 60))).refusal()).isEmpty();
  }
}

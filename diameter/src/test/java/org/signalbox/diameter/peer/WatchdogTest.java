package org.signalbox.diameter.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.peer.Watchdog.Action;
import org.signalbox.diameter.peer.Watchdog.State;

/** RFC 3539 §3.4.1 with a clock that a test moves. */
class WatchdogTest {

  private static final Duration PERIOD = Duration.ofSeconds(30);

  private long now;

  private Watchdog watching(boolean afterFault) {
    return new Watchdog(PERIOD, afterFault, () -> 0, now);
  }

  private Action after(Watchdog watchdog, long seconds) {
    now += Duration.ofSeconds(seconds).toNanos();
    return watchdog.onTimer(now);
  }

  @Test
  void shouldAskAfterAPeriodOfSilence() {
    // Given
    Watchdog watchdog = watching(false);

    // When
    Action early = after(watchdog, 29);
    Action due = after(watchdog, 1);

    // Then
    assertThat(early).isEqualTo(Action.NONE);
    assertThat(due).isEqualTo(Action.SEND_DWR);
  }

  @Test
  void shouldNotAskWhileMessagesCome() {
    // Given
    Watchdog watchdog = watching(false);
    now += Duration.ofSeconds(20).toNanos();
    watchdog.onTraffic(now);

    // When
    Action action = after(watchdog, 29);

    // Then
    assertThat(action).isEqualTo(Action.NONE);
    assertThat(after(watchdog, 1)).isEqualTo(Action.SEND_DWR);
  }

  @Test
  void shouldSuspectASilentPeerBeforeTwicePeriodAndCloseAfterwards() {
    // Given
    Watchdog watchdog = watching(false);

    // When
    List<Action> actions = new ArrayList<>();
    List<Long> at = new ArrayList<>();
    for (int second = 1; second <= 90; second++) {
      Action action = after(watchdog, 1);
      if (action != Action.NONE) {
        actions.add(action);
        at.add((long) second);
      }
    }

    // Then
    assertThat(actions).containsExactly(Action.SEND_DWR, Action.FAIL_OVER, Action.CLOSE);
    assertThat(at.get(1)).isLessThan(60);
    assertThat(watchdog.state()).isEqualTo(State.DOWN);
  }

  @Test
  void shouldFailBackWhenASuspectAnswers() {
    // Given
    Watchdog watchdog = watching(false);
    after(watchdog, 30);
    after(watchdog, 30);

    // When
    Action action = watchdog.onAnswer(now);

    // Then
    assertThat(action).isEqualTo(Action.FAIL_BACK);
    assertThat(watchdog.state()).isEqualTo(State.OKAY);
  }

  @Test
  void shouldFailBackWhenASuspectSendsAnything() {
    // Given
    Watchdog watchdog = watching(false);
    after(watchdog, 30);
    after(watchdog, 30);

    // When
    Action action = watchdog.onTraffic(now);

    // Then
    assertThat(action).isEqualTo(Action.FAIL_BACK);
  }

  @Test
  void shouldTrustAPeerAfterAFaultOnlyAfterThreeAnswers() {
    // Given
    Watchdog watchdog = watching(true);

    // When
    List<Action> answers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      assertThat(watchdog.onTimer(watchdog.deadlineNanos())).isEqualTo(Action.SEND_DWR);
      now = watchdog.deadlineNanos() - Duration.ofSeconds(20).toNanos();
      answers.add(watchdog.onAnswer(now));
    }

    // Then
    assertThat(answers).containsExactly(Action.NONE, Action.NONE, Action.FAIL_BACK);
  }

  @Test
  void shouldNotTakeTrafficForAnAnswerAfterAFault() {
    // Given
    Watchdog watchdog = watching(true);

    // When
    Action action = watchdog.onTraffic(now);

    // Then
    assertThat(action).isEqualTo(Action.NONE);
    assertThat(watchdog.state()).isEqualTo(State.REOPEN);
  }

  @Test
  void shouldCloseAConnectionThatDoesNotAnswerAfterAFault() {
    // Given
    Watchdog watchdog = watching(true);
    watchdog.onTimer(now);

    // When
    Action action = after(watchdog, 31);

    // Then
    assertThat(action).isEqualTo(Action.CLOSE);
  }

  @Test
  void shouldNotBlameAPeerForOurOwnPause() {
    // Given
    Watchdog watchdog = watching(false);
    after(watchdog, 30);
    now += Duration.ofSeconds(30).toNanos();

    // When
    watchdog.onOwnPause(now);

    // Then
    assertThat(watchdog.onTimer(now)).isEqualTo(Action.NONE);
    assertThat(watchdog.state()).isEqualTo(State.OKAY);
  }

  @Test
  void shouldProbeOnceWhenAskedTo() {
    // Given
    Watchdog watchdog = watching(false);

    // When
    boolean first = watchdog.probe(now);

    // Then
    assertThat(first).isTrue();
    assertThat(watchdog.probe(now)).isFalse();
    assertThat(after(watchdog, 23)).isEqualTo(Action.FAIL_OVER);
  }

  @Test
  void shouldJitterEachPeriodByTwoSecondsAtMost() {
    // Given
    Watchdog early = new Watchdog(PERIOD, false, () -> -Watchdog.jitterNanosMax(), 0);
    Watchdog late = new Watchdog(PERIOD, false, Watchdog::jitterNanosMax, 0);

    // When
    Duration span = Duration.ofNanos(late.deadlineNanos() - early.deadlineNanos());

    // Then
    assertThat(span).isLessThanOrEqualTo(Duration.ofSeconds(4));
    assertThat(Duration.ofNanos(late.deadlineNanos())).isEqualTo(Duration.ofSeconds(32));
  }
}

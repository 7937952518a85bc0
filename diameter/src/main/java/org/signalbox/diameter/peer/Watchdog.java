package org.signalbox.diameter.peer;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The watchdog of RFC 3539 §3.4.1 for one connection.
 *
 * <pre>
 *   ┌──────┐ silent for Tw: DWR      ┌─────────┐ no DWA still
 *   │ Okay │ ── no DWA ────────────► │ Suspect │ ─────────────────────► Down (closed)
 *   └──────┘ ◄── any message ─────── └─────────┘
 *      ▲
 *      │ third DWA                    ┌────────┐  no DWA
 *      └───────────────────────────── │ Reopen │ ─────────────────────► Down (closed)
 *                                     └────────┘  (connection that follows a fault)
 * </pre>
 *
 * <p>A DWA is awaited for three quarters of Tw, so that a silent peer is suspected before twice Tw
 * have passed since its last sign of life. Any message counts as a sign of life, but only a DWA
 * ends the wait for one. Each period is jittered by up to two seconds either way, so that a
 * thousand peers do not ask at once. In Reopen the watchdogs follow each other at a third of the
 * period: three answers still show a stable path, and the peer is back within one period.
 *
 * <p>Times are nanoseconds of one monotonic clock. Used by the connection's event loop only.
 */
public final class Watchdog {

  /** Watchdog answers that a connection after a fault must give. */
  public static final int REOPEN_ANSWERS = 3;

  private static final long JITTER_NANOS = Duration.ofSeconds(2).toNanos();

  /** Where the connection stands. */
  public enum State {
    OKAY,
    SUSPECT,
    REOPEN,
    DOWN
  }

  /** What the owner of the connection has to do. */
  public enum Action {
    NONE,
    SEND_DWR,
    /** Move pending requests to other peers. */
    FAIL_OVER,
    /** Use the peer again. */
    FAIL_BACK,
    CLOSE
  }

  private final long periodNanos;
  private final long answerWaitNanos;
  private final LongSupplier jitter;
  private State state;
  private boolean awaitsAnswer;
  private int answers;
  private long deadline;
  private long lastSign;

  /**
   * A watchdog for a connection that has just opened.
   *
   * @param period Tw, 6 s or more by RFC 3539; shorter ones are for tests
   * @param afterFault true when the previous connection of this peer was lost
   * @param jitter a number of nanoseconds between minus and plus two seconds, new at each call
   * @param nowNanos the time
   */
  public Watchdog(Duration period, boolean afterFault, LongSupplier jitter, long nowNanos) {
    this.periodNanos = period.toNanos();
    this.answerWaitNanos = periodNanos / 4 * 3;
    this.jitter = jitter;
    this.state = afterFault ? State.REOPEN : State.OKAY;
    this.lastSign = nowNanos;
    this.deadline = afterFault ? nowNanos : nowNanos + next();
  }

  /** The range of the jitter that callers supply. */
  public static long jitterNanosMax() {
    return JITTER_NANOS;
  }

  private long next() {
    return Math.max(periodNanos / 2, periodNanos + jitter.getAsLong());
  }

  public State state() {
    return state;
  }

  /** When {@link #onTimer} is due. */
  public long deadlineNanos() {
    return awaitsAnswer || state == State.REOPEN
        ? deadline
        : Math.max(deadline, lastSign + periodNanos);
  }

  /** Any message but a DWA came: the transport lives. */
  public Action onTraffic(long nowNanos) {
    lastSign = nowNanos;
    if (state == State.SUSPECT) {
      return becomeOkay(nowNanos);
    }
    return Action.NONE;
  }

  /** A DWA came. */
  public Action onAnswer(long nowNanos) {
    lastSign = nowNanos;
    awaitsAnswer = false;
    return switch (state) {
      case OKAY -> {
        deadline = nowNanos + next();
        yield Action.NONE;
      }
      case SUSPECT -> becomeOkay(nowNanos);
      case REOPEN -> {
        answers++;
        if (answers == REOPEN_ANSWERS) {
          yield becomeOkay(nowNanos);
        }
        deadline = nowNanos + periodNanos / REOPEN_ANSWERS;
        yield Action.NONE;
      }
      case DOWN -> Action.NONE;
    };
  }

  private Action becomeOkay(long nowNanos) {
    state = State.OKAY;
    awaitsAnswer = false;
    deadline = nowNanos + next();
    return Action.FAIL_BACK;
  }

  /** The deadline may have passed; call at {@link #deadlineNanos} or later. */
  public Action onTimer(long nowNanos) {
    if (state == State.DOWN || nowNanos - deadlineNanos() < 0) {
      return Action.NONE;
    }
    if (!awaitsAnswer) {
      awaitsAnswer = true;
      deadline = nowNanos + answerWaitNanos;
      return Action.SEND_DWR;
    }
    deadline = nowNanos + answerWaitNanos;
    // Traffic since the DWR shows that the path lives: RFC 3539 §3.4.1 resets the timer for it.
    if (state == State.OKAY && nowNanos - lastSign < answerWaitNanos) {
      return Action.NONE;
    }
    if (state == State.OKAY) {
      state = State.SUSPECT;
      return Action.FAIL_OVER;
    }
    state = State.DOWN;
    return Action.CLOSE;
  }

  /**
   * Asks out of turn whether the peer still lives.
   *
   * @return false when a DWA is awaited already
   */
  public boolean probe(long nowNanos) {
    if (awaitsAnswer || state == State.DOWN) {
      return false;
    }
    awaitsAnswer = true;
    deadline = nowNanos + answerWaitNanos;
    return true;
  }

  /** This node itself did not read from the connection; its silence means nothing. */
  public void onOwnPause(long nowNanos) {
    lastSign = nowNanos;
    deadline = nowNanos + next();
  }
}

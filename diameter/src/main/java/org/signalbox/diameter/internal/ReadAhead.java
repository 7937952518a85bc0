package org.signalbox.diameter.internal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.signalbox.diameter.node.Backlog;
import org.signalbox.diameter.node.DiameterApplication;
import org.signalbox.diameter.node.DiameterMetrics.Occurrence;
import org.signalbox.diameter.node.NodeTime;

/**
 * How far one connection is read ahead of the application that answers its requests. What waits in
 * the sockets costs nothing; what was read is copied by each collection of garbage until it is
 * answered, which makes the node the slower the more waits.
 *
 * <pre>
 *          a request waits, backlog HIGH, time left
 *   FREE --------------------------------------------> HELD
 *     ^                                                 |
 *     +-- an answer left: backlog LOW, or none is owed -+
 *     +-- the time is used up ---------------------------+
 * </pre>
 *
 * <p>This is for bursts. Who is asked for more than it can for longer has to read on and say so
 * (3004), since clients go elsewhere then; and watchdogs, answers and calls for help stand in the
 * same queue. So a connection is held for 300 ms at a stretch, and for a fifth of the time in the
 * long run. One that few requests came from is not held.
 *
 * <p>Runs on the connection's event loop.
 */
final class ReadAhead {

  private static final Duration TIME_MAX = Duration.ofMillis(300);

  /** Held time is had again after being read for so many times as long. */
  private static final int REFILL_PART = 4;

  /** Less is not worth a timer and two calls of the system. */
  private static final long TIME_MIN_NANOS = Duration.ofMillis(20).toNanos();

  /** A connection that owes fewer answers is read however much there is to do. */
  private static final int OWED_FROM = 16;

  private final NodeCore node;
  private final Connection connection;
  private @Nullable Hold hold;
  private long leftNanos = TIME_MAX.toNanos();
  private long countedNanos;
  private int holds;

  ReadAhead(NodeCore node, Connection connection) {
    this.node = node;
    this.connection = connection;
    this.countedNanos = node.time().nanoTime();
  }

  /** Whom the connection is held for, and since when. */
  private record Hold(DiameterApplication application, long sinceNanos, NodeTime.Timer timer) {}

  /** A request of this connection waits for that application. */
  void onWaiting(DiameterApplication asked) {
    if (hold != null
        || asked.backlog() != Backlog.HIGH
        || connection.outstanding().owed() < OWED_FROM) {
      return;
    }
    long now = node.time().nanoTime();
    refill(now);
    if (leftNanos < TIME_MIN_NANOS) {
      return;
    }
    node.metrics().occurred(Occurrence.HELD_BACK, connection.peerName());
    connection.flow().hold();
    holds++;
    int number = holds;
    NodeTime.Timer timer =
        node.time()
            .schedule(
                Duration.ofNanos(leftNanos),
                connection.loop().executor(),
                () -> onTimeUsed(number));
    hold = new Hold(asked, now, timer);
  }

  /** A timer that was cancelled too late tells of a hold that is over. */
  private void onTimeUsed(int number) {
    if (number == holds) {
      end();
    }
  }

  private void refill(long now) {
    long refilled = leftNanos + (now - countedNanos) / REFILL_PART;
    leftNanos = Math.min(refilled, TIME_MAX.toNanos());
    countedNanos = now;
  }

  /** An answer was written on this connection. */
  void onAnswered() {
    Hold held = hold;
    if (held != null
        && (held.application().backlog() == Backlog.LOW || connection.outstanding().owed() == 0)) {
      end();
    }
  }

  /** The connection has ended. */
  void onClosed() {
    end();
  }

  private void end() {
    Hold ended = hold;
    if (ended == null) {
      return;
    }
    ended.timer().cancel();
    hold = null;
    long now = node.time().nanoTime();
    leftNanos -= now - ended.sinceNanos();
    countedNanos = now;
    connection.flow().release();
  }
}

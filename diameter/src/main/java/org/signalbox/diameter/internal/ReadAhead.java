package org.signalbox.diameter.internal;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.signalbox.diameter.node.Backlog;
import org.signalbox.diameter.node.DiameterApplication;
import org.signalbox.diameter.node.NodeTime;

/**
 * How far one connection is read ahead of the application that answers its requests. What waits in
 * the sockets costs nothing; what was read is copied by each collection of garbage until it is
 * answered, which makes the node the slower the more waits.
 *
 * <pre>
 *   FREE --a request waits, backlog HIGH--> HELD --patience ends--> IMPATIENT
 *     ^                                      |                          |
 *     +---an answer left: backlog LOW, or nothing of this waits---------+
 * </pre>
 *
 * An application that answers nobody holds back no longer than the patience: watchdogs and calls
 * for help stand in the same queue. Runs on the connection's event loop.
 */
final class ReadAhead {

  private static final Duration PATIENCE = Duration.ofMillis(200);

  private enum State {
    FREE,
    HELD,
    IMPATIENT
  }

  private final NodeTime time;
  private final Connection connection;
  private State state = State.FREE;
  private @Nullable DiameterApplication application;
  private NodeTime.@Nullable Timer timer;

  ReadAhead(NodeTime time, Connection connection) {
    this.time = time;
    this.connection = connection;
  }

  /** A request of this connection waits for that application. */
  void onWaiting(DiameterApplication asked) {
    if (state == State.FREE && asked.backlog() == Backlog.HIGH) {
      state = State.HELD;
      application = asked;
      connection.flow().hold();
      timer = time.schedule(PATIENCE, connection.loop().executor(), this::becomeImpatient);
    }
  }

  private void becomeImpatient() {
    if (state == State.HELD) {
      state = State.IMPATIENT;
      connection.flow().release();
    }
  }

  /** An answer was written on this connection. */
  void onAnswered() {
    DiameterApplication asked = application;
    if (asked != null
        && (asked.backlog() == Backlog.LOW || !connection.outstanding().owesAnswers())) {
      end();
    }
  }

  /** The connection has ended. */
  void onClosed() {
    end();
  }

  private void end() {
    NodeTime.Timer running = timer;
    if (running != null) {
      running.cancel();
      timer = null;
    }
    boolean wasHeld = state == State.HELD;
    state = State.FREE;
    application = null;
    if (wasHeld) {
      connection.flow().release();
    }
  }
}

package org.signalbox.diameter.node;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.signalbox.diameter.internal.SystemTime;

/** Clock and timers of a node. Tests have one that stands still. Any thread may use it. */
public interface NodeTime extends InstantSource {

  /** The machine's clocks. */
  static NodeTime system() {
    return SystemTime.INSTANCE;
  }

  /** A monotonic time, as {@link System#nanoTime}. */
  long nanoTime();

  /** Runs a task on an executor once a delay has passed. */
  Timer schedule(Duration delay, Executor executor, Runnable task);

  /** A task that waits. */
  @FunctionalInterface
  interface Timer {

    /** Forgets the task unless it runs already. */
    void cancel();
  }
}

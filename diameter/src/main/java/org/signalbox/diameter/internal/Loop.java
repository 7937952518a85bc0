package org.signalbox.diameter.internal;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.signalbox.diameter.node.NodeTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the connections of one event loop share. Connections that were written to are flushed once,
 * after everything that was readable in the same turn of the loop has been handled: a batch of
 * messages costs one system call. Work from other loops comes in through one queue with one wake-up
 * for many tasks.
 *
 * <p>All methods but {@link #post} and {@link #execute} are for the loop's own thread.
 */
final class Loop {

  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

  private final EventLoop executor;
  private final Queue<Runnable> posted = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean draining = new AtomicBoolean();
  private final List<Flow> dirty = new ArrayList<>();
  private final AnswerWheel wheel;
  private final RequestScan scan = new RequestScan();
  private boolean flushScheduled;

  Loop(EventLoop executor, NodeTime time) {
    this.executor = executor;
    this.wheel = new AnswerWheel(time, executor);
  }

  EventLoop executor() {
    return executor;
  }

  AnswerWheel wheel() {
    return wheel;
  }

  /** A scan that is used again for each request. */
  RequestScan scan() {
    return scan;
  }

  boolean isCurrent() {
    return executor.inEventLoop();
  }

  /** Runs a task on this loop: at once when already there, else soon. */
  void execute(Runnable task) {
    if (isCurrent()) {
      task.run();
    } else {
      post(task);
    }
  }

  /** Runs a task on this loop soon. */
  void post(Runnable task) {
    posted.add(task);
    if (draining.compareAndSet(false, true)) {
      executor.execute(this::drain);
    }
  }

  private void drain() {
    draining.set(false);
    for (Runnable task = posted.poll(); task != null; task = posted.poll()) {
      run(task);
    }
  }

  /** The boundary of a loop: a task that fails takes none of the others with it. */
  private static void run(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).log("task_failed");
    }
  }

  /** Flushes a connection's messages at the end of this turn. */
  void flushLater(Flow flow) {
    dirty.add(flow);
    if (!flushScheduled) {
      flushScheduled = true;
      executor.execute(this::flushAll);
    }
  }

  private void flushAll() {
    flushScheduled = false;
    for (int i = 0; i < dirty.size(); i++) {
      run(dirty.get(i)::flush);
    }
    dirty.clear();
  }
}

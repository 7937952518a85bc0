package org.signalbox.diameter.internal;

import java.time.Duration;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.signalbox.diameter.node.NodeTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A hashed wheel of deadlines (Varghese and Lauck's scheme 6): adding and removing are a few
 * pointer writes, whatever waits. Deadlines are kept to one tick; while nothing waits no timer
 * runs. Used on one event loop.
 */
final class AnswerWheel {

  private static final Logger LOG = LoggerFactory.getLogger(AnswerWheel.class);

  private static final long TICK_NANOS = Duration.ofMillis(50).toNanos();
  private static final int SLOTS = 512;

  private final NodeTime time;
  private final Executor loop;
  private final @Nullable WheelEntry[] slots = new @Nullable WheelEntry[SLOTS];
  private final long start;
  private long tick;
  private int waiting;
  private boolean ticking;

  AnswerWheel(NodeTime time, Executor loop) {
    this.time = time;
    this.loop = loop;
    this.start = time.nanoTime();
  }

  private long tickOf(long nanos) {
    return (nanos - start) / TICK_NANOS;
  }

  /** Adds an entry whose time is over after a delay. */
  void add(WheelEntry entry, long nowNanos, long delayNanos) {
    if (!ticking) {
      tick = tickOf(nowNanos);
      ticking = true;
      scheduleTick();
    }
    entry.deadlineTick = Math.max(tick, tickOf(nowNanos + delayNanos)) + 1;
    int slot = (int) (entry.deadlineTick % SLOTS);
    WheelEntry first = slots[slot];
    entry.next = first;
    entry.previous = null;
    if (first != null) {
      first.previous = entry;
    }
    slots[slot] = entry;
    entry.waiting = true;
    waiting++;
  }

  /** Takes an entry out; does nothing when it is not in. */
  void remove(WheelEntry entry) {
    if (!entry.waiting) {
      return;
    }
    entry.waiting = false;
    waiting--;
    WheelEntry before = entry.previous;
    WheelEntry after = entry.next;
    if (before == null) {
      slots[(int) (entry.deadlineTick % SLOTS)] = after;
    } else {
      before.next = after;
    }
    if (after != null) {
      after.previous = before;
    }
    entry.previous = null;
    entry.next = null;
  }

  private void scheduleTick() {
    time.schedule(Duration.ofNanos(TICK_NANOS), loop, this::onTick);
  }

  private void onTick() {
    long now = tickOf(time.nanoTime());
    while (tick < now && waiting > 0) {
      tick++;
      expire((int) (tick % SLOTS));
    }
    tick = Math.max(tick, now);
    ticking = waiting > 0;
    if (ticking) {
      scheduleTick();
    }
  }

  private void expire(int slot) {
    WheelEntry entry = slots[slot];
    while (entry != null) {
      WheelEntry following = entry.next;
      if (entry.deadlineTick <= tick) {
        remove(entry);
        expire(entry);
        // A timeout may change the list, so the walk begins anew; removed entries are gone from it.
        following = slots[slot];
      }
      entry = following;
    }
  }

  /** A time-out that fails must not stop the wheel: every later deadline depends on it. */
  private static void expire(WheelEntry entry) {
    try {
      entry.onTimeout();
    } catch (RuntimeException e) {
      LOG.atError().setCause(e).log("timeout_failed");
    }
  }
}

package org.signalbox.ledger.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.signalbox.charging.session.SessionWorkPort;

/**
 * What the session layer of one process left for later. Work that threads would do beside each
 * other is done in random order, what comes due in the order in which it does. One thread.
 */
final class SimulatedWork implements SessionWorkPort {

  private final SimulatedClock clock;
  private final SplittableRandom random;
  private final List<Runnable> started = new ArrayList<>();
  private final List<Later> later = new ArrayList<>();

  /** Work that comes due at a moment of the monotonic clock. */
  private record Later(long dueNanos, Runnable work) {}

  SimulatedWork(SimulatedClock clock, SplittableRandom random) {
    this.clock = clock;
    this.random = random;
  }

  @Override
  public void start(Runnable work) {
    started.add(work);
  }

  @Override
  public void after(Duration delay, Runnable work) {
    long due = clock.monotonicNanos() + delay.toNanos();
    int place = later.size();
    while (place > 0 && later.get(place - 1).dueNanos > due) {
      place--;
    }
    later.add(place, new Later(due, work));
  }

  /** Does one piece, where there is any; tells whether there was. */
  boolean step() {
    boolean isDue = !later.isEmpty() && later.getFirst().dueNanos <= clock.monotonicNanos();
    if (isDue && (started.isEmpty() || random.nextBoolean())) {
      later.removeFirst().work.run();
      return true;
    }
    if (started.isEmpty()) {
      return false;
    }
    started.remove(random.nextInt(started.size())).run();
    return true;
  }
}

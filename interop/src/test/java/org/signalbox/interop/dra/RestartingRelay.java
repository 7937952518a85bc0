package org.signalbox.interop.dra;

import java.util.Set;
import java.util.function.Supplier;

/**
 * A relay that is started anew when it has fallen silent.
 *
 * <p>freeDiameterd 1.2.1 locks itself up now and then: several of its threads wait to post to full
 * queues, and nobody is left to empty them. What it would have chosen is then asked of a new one.
 */
final class RestartingRelay implements AutoCloseable {

  private final Supplier<RelayInWorld> starting;
  private RelayInWorld running;

  RestartingRelay(Supplier<RelayInWorld> starting) {
    this.starting = starting;
    this.running = starting.get();
  }

  /** As {@link RelayInWorld#outcomes}; silence only where a new one is silent, too. */
  Set<String> outcomes(RoutingWorld.Question question, int times) {
    Set<String> outcomes = running.outcomes(question, times);
    if (outcomes.equals(Set.of(RelayInWorld.SILENCE))) {
      running.close();
      running = starting.get();
      outcomes = running.outcomes(question, times);
    }
    return outcomes;
  }

  @Override
  public void close() {
    running.close();
  }
}

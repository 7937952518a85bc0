package org.signalbox.charging.session;

import java.util.List;

/** Which bills a service makes. */
sealed interface RunDecision {

  /**
   * These.
   *
   * @param runs the subscriber's own first; at least one
   */
  record Runs(List<ServiceRun> runs) implements RunDecision {
    public Runs {
      runs = List.copyOf(runs);
    }
  }

  /** None: it is refused. */
  record Denied(SessionRefusal refusal) implements RunDecision {}
}

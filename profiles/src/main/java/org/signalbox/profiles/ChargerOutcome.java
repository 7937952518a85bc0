package org.signalbox.profiles;

import java.util.List;

/** Which bills an event makes. */
public sealed interface ChargerOutcome {

  /**
   * At least one charger matched.
   *
   * @param runs highest weight first, then by id
   */
  record Runs(List<ChargerRun> runs) implements ChargerOutcome {

    public Runs {
      runs = List.copyOf(runs);
    }
  }

  /** No charger matched. */
  record NotFound() implements ChargerOutcome {}

  /**
   * The event could not be processed.
   *
   * @param errorText what the client is told, such as {@code SERVER_ERROR: incomparable: ...}
   */
  record Failed(String errorText) implements ChargerOutcome {}
}

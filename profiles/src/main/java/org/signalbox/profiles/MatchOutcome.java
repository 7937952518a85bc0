package org.signalbox.profiles;

import java.util.List;

/**
 * Which profiles match an event.
 *
 * @param <P> the kind of profile
 */
public sealed interface MatchOutcome<P> {

  /** The profiles, in the order they are applied; may be empty. */
  record Matches<P>(List<P> profiles) implements MatchOutcome<P> {

    public Matches {
      profiles = List.copyOf(profiles);
    }
  }

  /**
   * The event could not be judged.
   *
   * @param errorText what the client is told
   */
  record Failed<P>(String errorText) implements MatchOutcome<P> {}
}

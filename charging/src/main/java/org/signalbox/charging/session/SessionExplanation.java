package org.signalbox.charging.session;

import java.time.Instant;
import java.util.List;

/**
 * Why the grants of a session were what they were.
 *
 * @param session its name
 * @param openedAt when it began
 * @param state {@code beginning}, {@code open}, {@code ended} or {@code refused}
 * @param steps what became of its last requests, the oldest first; those before a restart are not
 *     known
 */
public record SessionExplanation(
    String session, Instant openedAt, String state, List<SessionStep> steps) {

  public SessionExplanation {
    steps = List.copyOf(steps);
  }
}

package org.signalbox.charging.session;

import java.time.Duration;

/**
 * Bounds of what is remembered of sessions beside the ledger. What goes beyond is forgotten, the
 * oldest first, and costs a question to the ledger when it is needed again.
 *
 * @param sessionsMax sessions remembered, open and over
 * @param grantsMax grants of one session whose reasons are kept
 * @param keptAfterEnd how long an ended session can still be explained
 */
public record SessionConfig(int sessionsMax, int grantsMax, Duration keptAfterEnd) {

  /** 200,000 sessions, 32 grants each, 15 minutes. */
  public static final SessionConfig STANDARD =
      new SessionConfig(200_000, 32, Duration.ofMinutes(15));
}

package org.signalbox.charging.session;

import java.time.Duration;
import org.signalbox.core.Invariant;

/**
 * Bounds of what is remembered of sessions beside the ledger. What goes beyond is forgotten, the
 * oldest first, and costs a question to the ledger when it is needed again.
 *
 * @param sessionsMax sessions remembered, open and over
 * @param endedMax sessions remembered, open and over, beyond which one that is over is forgotten
 *     when it is come by: within seconds where thousands begin each second, later where few do
 * @param grantsMax grants of one session whose reasons are kept; at least 1
 * @param keptAfterEnd how long an ended session can still be explained
 */
public record SessionConfig(int sessionsMax, int endedMax, int grantsMax, Duration keptAfterEnd) {

  /** 100,000 sessions, 32,768 where some are over, 16 grants each, 15 minutes. */
  public static final SessionConfig STANDARD =
      new SessionConfig(100_000, 1 << 15, 16, Duration.ofMinutes(15));

  public SessionConfig {
    Invariant.check(grantsMax >= 1, "the last grant of a session is kept");
  }
}

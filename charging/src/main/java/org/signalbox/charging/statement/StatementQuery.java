package org.signalbox.charging.statement;

import java.time.Instant;
import java.util.Optional;
import org.signalbox.ledger.AccountId;

/**
 * Which lines of which account.
 *
 * @param from lines of this moment or later
 * @param to lines before this moment
 * @param linesMax the newest so many; 1 to {@value #LINES_MAX}
 */
public record StatementQuery(
    AccountId account, Optional<Instant> from, Optional<Instant> to, int linesMax) {

  public static final int LINES_MAX = 100_000;

  public StatementQuery {
    if (linesMax < 1 || linesMax > LINES_MAX) {
      throw new IllegalArgumentException("1 to " + LINES_MAX + " lines, not " + linesMax);
    }
  }

  boolean includes(Instant at) {
    return from.map(first -> !at.isBefore(first)).orElse(true)
        && to.map(end -> at.isBefore(end)).orElse(true);
  }
}

package org.signalbox.ledger.runtime;

import java.time.Duration;
import java.util.Optional;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.runtime.journal.JournalConfig;

/**
 * Bounds and intervals of a ledger.
 *
 * @param journal sizes of the log
 * @param waitingMax commands that may wait to be taken in; more are refused as too busy
 * @param busyAfter a command that waited longer is refused as too busy, for its sender gave up
 * @param tickEvery how often the ledger looks for what has come to its end
 * @param tickMost how many things one tick ends, so that others are not kept waiting
 * @param snapshotEvery a snapshot is begun when so many commands were executed since the last
 * @param projectorRecordsMax records that may wait for a projector in memory; one that falls
 *     further behind has them made again from the log
 * @param keepLog how long archived log that nothing needs is kept; empty for ever
 */
public record LedgerConfig(
    JournalConfig journal,
    int waitingMax,
    Duration busyAfter,
    Duration tickEvery,
    int tickMost,
    long snapshotEvery,
    int projectorRecordsMax,
    Optional<Duration> keepLog) {

  public static final LedgerConfig DEFAULT =
      new LedgerConfig(
          JournalConfig.DEFAULT,
          16_384,
          Duration.ofSeconds(1),
          Duration.ofSeconds(1),
          2_000,
          50_000,
          200_000,
          Optional.empty());

  public LedgerConfig {
    requireWithin(waitingMax, 1_000_000, "commands that may wait");
    requireWithin(tickMost, LedgerCommand.Tick.MOST_MAX, "things that a tick ends");
    requireWithin(snapshotEvery, Long.MAX_VALUE, "commands between snapshots");
    requireWithin(projectorRecordsMax, 10_000_000, "records that may wait for a projector");
    if (!busyAfter.isPositive() || !tickEvery.isPositive()) {
      throw new IllegalArgumentException("the intervals of a ledger are above zero");
    }
  }

  /** These with other sizes of the log. */
  public LedgerConfig with(JournalConfig sizes) {
    return new LedgerConfig(
        sizes,
        waitingMax,
        busyAfter,
        tickEvery,
        tickMost,
        snapshotEvery,
        projectorRecordsMax,
        keepLog);
  }

  /** These bounds, with another time that the log is kept. */
  public LedgerConfig keepingLog(Optional<Duration> time) {
    return new LedgerConfig(
        journal,
        waitingMax,
        busyAfter,
        tickEvery,
        tickMost,
        snapshotEvery,
        projectorRecordsMax,
        time);
  }

  private static void requireWithin(long value, long most, String what) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(what + ": 1 to " + most + ", not " + value);
    }
  }
}

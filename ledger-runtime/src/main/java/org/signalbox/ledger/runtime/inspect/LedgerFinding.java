package org.signalbox.ledger.runtime.inspect;

import java.util.List;
import org.signalbox.ledger.runtime.journal.JournalTail.TornRange;

/**
 * What a verification found.
 *
 * @param firstPosition of the oldest frame; 0 where there is none
 * @param lastPosition of the newest
 * @param stateHash of the state after the last command, where all commands from the first on are
 *     there and can be executed; empty otherwise
 * @param torn what a write that no sync confirmed left behind the end; a start cuts it off, a
 *     running ledger is just writing it
 * @param snapshots positions of those that are whole
 * @param snapshotsCompared how many of them were compared with the log executed up to there
 * @param tariffs files whose content has their hash
 * @param problems each in one sentence; empty for a sound ledger
 */
public record LedgerFinding(
    long firstPosition,
    long lastPosition,
    String stateHash,
    List<TornRange> torn,
    List<Long> snapshots,
    int snapshotsCompared,
    int tariffs,
    List<String> problems) {

  public LedgerFinding {
    torn = List.copyOf(torn);
    snapshots = List.copyOf(snapshots);
    problems = List.copyOf(problems);
  }
}

package org.signalbox.ledger.runtime;

import java.time.Duration;
import java.util.List;

/**
 * A ledger at a glance, for metrics and health.
 *
 * @param waiting commands that wait to be taken in
 * @param position of the last command executed
 * @param snapshotPosition of the newest snapshot; 0 for none
 * @param forgetting up to where the log is still to be deleted, after an erasure; 0 for nothing
 * @param snapshotStall the longest time that taking an image kept the ledger's thread
 * @param isDiskShort whether new work is refused because the disk is full
 * @param batches syncs since the start
 * @param replayed commands of the log that this start executed again
 * @param forgottenAge how old the answer was that was forgotten last before its time, which is 15
 *     minutes: so long repeats are known
 * @param projectors each with its lag
 */
public record LedgerStatus(
    LedgerPhase phase,
    int waiting,
    long position,
    long snapshotPosition,
    long forgetting,
    Duration snapshotStall,
    boolean isDiskShort,
    long batches,
    long replayed,
    Duration forgottenAge,
    List<ProjectorStatus> projectors) {

  /**
   * @param position up to which its work is stored
   * @param lag positions of the ledger since the first whose records it has not stored yet
   * @param waitingRecords records that wait for it
   * @param isCatchingUp whether it fell too far behind, and its records are made again from the log
   * @param fault why its last batch was not stored; empty when it was
   */
  public record ProjectorStatus(
      String name,
      long position,
      long lag,
      int waitingRecords,
      boolean isCatchingUp,
      String fault) {}

  public LedgerStatus {
    projectors = List.copyOf(projectors);
  }
}

package org.signalbox.ledger.sim;

/**
 * What a simulation went through.
 *
 * @param steps taken
 * @param commands in the log, ticks included
 * @param answers that clients got
 * @param repeats sent by clients
 * @param powerLosses crashes after which the disk held what it liked of what was not synced
 * @param kills of the process, after which the disk held everything
 * @param failedSyncs after which the ledger ended itself
 * @param restarts that came through to the end
 * @param snapshots written
 * @param fullRefusals of new work because the disk was full
 * @param records that the projector stored
 * @param cdrs that were in the database at the end
 * @param doorAnswers that doors got of the session layer
 */
public record SimulationCounts(
    long steps,
    long commands,
    long answers,
    long repeats,
    long powerLosses,
    long kills,
    long failedSyncs,
    long restarts,
    long snapshots,
    long fullRefusals,
    long records,
    long cdrs,
    long doorAnswers) {

  /** Nothing yet. */
  public static final SimulationCounts NONE =
      new SimulationCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

  /** Every way in which the ledger ended without being asked to. */
  public long crashes() {
    return powerLosses + kills + failedSyncs;
  }

  /** Both together. */
  public SimulationCounts plus(SimulationCounts other) {
    return new SimulationCounts(
        steps + other.steps,
        commands + other.commands,
        answers + other.answers,
        repeats + other.repeats,
        powerLosses + other.powerLosses,
        kills + other.kills,
        failedSyncs + other.failedSyncs,
        restarts + other.restarts,
        snapshots + other.snapshots,
        fullRefusals + other.fullRefusals,
        records + other.records,
        cdrs + other.cdrs,
        doorAnswers + other.doorAnswers);
  }
}

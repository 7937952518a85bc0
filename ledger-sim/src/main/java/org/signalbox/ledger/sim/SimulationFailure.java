package org.signalbox.ledger.sim;

/** The ledger did what it must not; says the seed and the step that show it again. */
public final class SimulationFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SimulationFailure(long seed, long step, Throwable cause) {
    super("seed " + seed + ", step " + step + ": " + cause.getMessage(), cause);
  }
}

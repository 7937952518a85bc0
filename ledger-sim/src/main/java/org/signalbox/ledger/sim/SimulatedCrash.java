package org.signalbox.ledger.sim;

/** The machine lost its power; thrown out of whatever was using the disk. */
public final class SimulatedCrash extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SimulatedCrash() {
    super("the simulated machine crashed");
  }
}

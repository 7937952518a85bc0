/**
 * The ledger on a disk and a clock that are simulated, driven by one seed.
 *
 * <p>Starting points: {@link org.signalbox.ledger.sim.SimulatedDisk}.
 *
 * <p>Rule of the package: one thread, no real clock, no real file but the database of CDRs; the
 * same seed gives the same run.
 */
@NullMarked
package org.signalbox.ledger.sim;

import org.jspecify.annotations.NullMarked;

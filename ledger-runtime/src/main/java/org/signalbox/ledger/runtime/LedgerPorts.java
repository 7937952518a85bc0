package org.signalbox.ledger.runtime;

import java.security.SecureRandom;
import java.util.List;
import java.util.function.LongSupplier;
import org.signalbox.core.PatiencePort;
import org.signalbox.ledger.runtime.storage.LedgerStoragePort;

/**
 * The world as a ledger sees it.
 *
 * @param storage its files; closed with it
 * @param salts random numbers for the checksums of the log
 * @param projectors what its records go to
 * @param patience who is told of threads whose work can wait
 */
public record LedgerPorts(
    LedgerStoragePort storage,
    LedgerClockPort clock,
    HaltPort halt,
    LongSupplier salts,
    List<LedgerProjectorPort> projectors,
    PatiencePort patience) {

  public LedgerPorts {
    projectors = List.copyOf(projectors);
  }

  /** With random numbers that nobody can foresee, and all its threads alike. */
  public static LedgerPorts of(
      LedgerStoragePort storage,
      LedgerClockPort clock,
      HaltPort halt,
      List<LedgerProjectorPort> projectors) {
    return new LedgerPorts(
        storage, clock, halt, new SecureRandom()::nextLong, projectors, PatiencePort.NONE);
  }

  /** The same, where threads whose work can wait tell so. */
  public LedgerPorts with(PatiencePort told) {
    return new LedgerPorts(storage, clock, halt, salts, projectors, told);
  }
}

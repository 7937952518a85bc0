package org.signalbox.ledger.runtime.inspect;

/** Told how far long work has come. */
@FunctionalInterface
public interface InspectionProgress {

  /** Tells nobody. */
  InspectionProgress NONE = (done, total) -> {};

  /**
   * @param done octets read
   * @param total octets to read, about
   */
  void advanced(long done, long total);
}

package org.signalbox.ocs.policy;

/** Where a CCA says that all of its services were refused. */
public enum ResultLevel {
  /** In each service alone; the command succeeded (RFC 8506 §5.1.1). What SMFs expect. */
  MSCC,
  /**
   * In each service, and in the command the code of the first. What IMS nodes hand to the caller.
   */
  COMMAND_AND_MSCC
}

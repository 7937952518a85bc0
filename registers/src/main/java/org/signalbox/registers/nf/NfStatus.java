package org.signalbox.registers.nf;

import java.util.Arrays;
import java.util.Optional;

/** Status of a network function or of one of its services (TS 29.510 §6.1.6.3.7). */
public enum NfStatus {
  /** In service: the only status in which discovery names it. */
  REGISTERED,
  /** Its heart-beat stopped. */
  SUSPENDED,
  /** In service for those who know it already. */
  UNDISCOVERABLE,
  /** In service for trials. */
  CANARY_RELEASE;

  private static final NfStatus[] VALUES = values();

  /** Reads the name; empty for any other. */
  public static Optional<NfStatus> parse(String name) {
    return Arrays.stream(VALUES).filter(status -> status.name().equals(name)).findFirst();
  }
}

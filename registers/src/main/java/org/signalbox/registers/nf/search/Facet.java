package org.signalbox.registers.nf.search;

/** What network functions are indexed by, beside their type. */
enum Facet {
  /** Every one of its type. */
  TYPE,
  INSTANCE,
  SERVICE,
  NF_SET,
  GROUP,
  SLICE,
  DATA_NETWORK,
  TRACKING_AREA,
  GUAMI,
  AMF_SET,
  SUPI,
  GPSI;

  /** Whether its values are prefixes of numbers ({@link NumberPrefixes}). */
  boolean isOfNumbers() {
    return this == SUPI || this == GPSI;
  }
}

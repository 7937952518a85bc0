package org.signalbox.ocs.message;

/** CC-Unit-Type (RFC 8506 §8.32). */
public enum PoolUnit {
  TIME(0),
  MONEY(1),
  TOTAL_OCTETS(2),
  INPUT_OCTETS(3),
  OUTPUT_OCTETS(4),
  SERVICE_SPECIFIC(5);

  private final int code;

  PoolUnit(int code) {
    this.code = code;
  }

  /** The number on the wire. */
  public int code() {
    return code;
  }
}

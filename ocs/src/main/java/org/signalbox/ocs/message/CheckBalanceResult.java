package org.signalbox.ocs.message;

/** Check-Balance-Result (RFC 8506 §8.6). */
public enum CheckBalanceResult {
  ENOUGH_CREDIT(0),
  NO_CREDIT(1);

  private final int code;

  CheckBalanceResult(int code) {
    this.code = code;
  }

  /** The number on the wire. */
  public int code() {
    return code;
  }
}

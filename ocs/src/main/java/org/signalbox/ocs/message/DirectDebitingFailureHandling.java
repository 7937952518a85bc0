package org.signalbox.ocs.message;

/** Direct-Debiting-Failure-Handling (RFC 8506 §8.15). */
public enum DirectDebitingFailureHandling {
  TERMINATE_OR_BUFFER(0),
  CONTINUE(1);

  private final int code;

  DirectDebitingFailureHandling(int code) {
    this.code = code;
  }

  /** The number on the wire. */
  public int code() {
    return code;
  }
}

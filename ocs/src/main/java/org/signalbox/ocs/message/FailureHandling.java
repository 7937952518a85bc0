package org.signalbox.ocs.message;

/** Credit-Control-Failure-Handling (RFC 8506 §8.14). */
public enum FailureHandling {
  TERMINATE(0),
  CONTINUE(1),
  RETRY_AND_TERMINATE(2);

  private final int code;

  FailureHandling(int code) {
    this.code = code;
  }

  /** The number on the wire. */
  public int code() {
    return code;
  }
}

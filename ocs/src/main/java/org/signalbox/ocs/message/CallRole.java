package org.signalbox.ocs.message;

import java.util.Optional;

/** Role-Of-Node (TS 32.299 §7.2.183): which end of a call is charged. */
public enum CallRole {
  ORIGINATING(0),
  TERMINATING(1),
  PROXY(2),
  B2BUA(3);

  private final int code;

  CallRole(int code) {
    this.code = code;
  }

  /** The number on the wire. */
  public int code() {
    return code;
  }

  /** Empty for a number that the specification does not give. */
  public static Optional<CallRole> fromCode(int code) {
    for (CallRole value : values()) {
      if (value.code == code) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}

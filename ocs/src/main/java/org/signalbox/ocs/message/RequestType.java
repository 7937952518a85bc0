package org.signalbox.ocs.message;

import java.util.Optional;

/** CC-Request-Type (RFC 8506 §8.3): where in a session a request stands. */
public enum RequestType {
  INITIAL(1),
  UPDATE(2),
  TERMINATION(3),
  /** One request and no session. */
  EVENT(4);

  private final int code;

  RequestType(int code) {
    this.code = code;
  }

  /** The number on the wire. */
  public int code() {
    return code;
  }

  /** Empty for a number that the specification does not give. */
  public static Optional<RequestType> fromCode(int code) {
    for (RequestType value : values()) {
      if (value.code == code) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}

package org.signalbox.diameter.peer;

import java.util.Optional;

/** Why a peer is left (RFC 6733 §5.4.3). */
public enum DisconnectCause {
  /** Back soon: the peer may dial again. */
  REBOOTING(0),
  /** Short of resources. */
  BUSY(1),
  /** No messages expected: the peer should not dial again by itself. */
  DO_NOT_WANT_TO_TALK_TO_YOU(2);

  private final int code;

  DisconnectCause(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }

  /** The cause of a code on the wire. */
  public static Optional<DisconnectCause> fromCode(int code) {
    for (DisconnectCause cause : values()) {
      if (cause.code == code) {
        return Optional.of(cause);
      }
    }
    return Optional.empty();
  }
}

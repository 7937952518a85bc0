package org.signalbox.ledger;

import org.signalbox.ledger.internal.Texts;

/**
 * What a client's request is known by, so that sending it again is harmless.
 *
 * @param session the client's session or transaction, unique among all clients: an origin and a
 *     session id. 1 to 512 characters
 * @param number counts the session's requests upwards, not below 0
 */
public record RequestKey(String session, long number) {

  /** Longest session. */
  public static final int SESSION_CHARACTERS_MAX = 512;

  public RequestKey {
    Texts.requireBetween("session", session, 1, SESSION_CHARACTERS_MAX);
    if (number < 0) {
      throw new IllegalArgumentException("a request number below zero");
    }
  }
}

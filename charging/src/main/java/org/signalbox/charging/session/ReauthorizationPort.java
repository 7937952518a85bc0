package org.signalbox.charging.session;

import java.util.List;

/**
 * Asks the client of a session to come back at once, as Diameter does by RAR. A door's; called on
 * the notices' own thread, which it may hold up for a moment but not block.
 */
@FunctionalInterface
public interface ReauthorizationPort {

  /** Nobody is asked. */
  ReauthorizationPort NONE = (session, services, cause) -> {};

  /** Why. */
  enum Cause {
    /** The account got money or units, and the session was granted its last or nothing. */
    CREDIT_GAINED,
    /** A balance of which the session holds value is gone, or was debited below zero. */
    CREDIT_LOST,
    /** The account was disabled or enabled, or has another credit limit. */
    ACCOUNT_CHANGED,
    /** Another session of the account starves while this one holds credit. */
    CREDIT_SHARED
  }

  /**
   * Asks the client of a session, where this door knows it.
   *
   * @param services those concerned, as requests named them
   */
  void reauthorize(String session, List<String> services, Cause cause);
}

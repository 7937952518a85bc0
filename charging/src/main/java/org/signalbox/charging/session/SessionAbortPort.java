package org.signalbox.charging.session;

/** Asks the client of a session to end it, as Diameter does by ASR. A door's; any thread. */
@FunctionalInterface
public interface SessionAbortPort {

  /** No session is known to any client. */
  SessionAbortPort NONE = session -> false;

  /**
   * Asks the client of a session.
   *
   * @return whether this door knows one that can be asked
   */
  boolean abort(String session);
}

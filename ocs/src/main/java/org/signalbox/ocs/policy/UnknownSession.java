package org.signalbox.ocs.policy;

/** What becomes of an update or termination of a session that nobody began. */
public enum UnknownSession {
  /** It is answered 5002. */
  REFUSE,
  /** An update begins the session, a termination charges what it reports. */
  START
}

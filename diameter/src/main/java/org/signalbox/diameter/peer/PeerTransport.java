package org.signalbox.diameter.peer;

/** What carries a connection. */
public enum PeerTransport {
  TCP,
  /** Needs an operating system with SCTP; several addresses are one multi-homed association. */
  SCTP
}

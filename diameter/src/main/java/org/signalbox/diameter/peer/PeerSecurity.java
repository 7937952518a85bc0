package org.signalbox.diameter.peer;

/** How a connection to a peer is protected. */
public enum PeerSecurity {
  /** Not at all, by the operator's word. */
  CLEAR,
  /** TLS from the first octet, on a port of its own. */
  TLS,
  /** TLS after CER and CEA on the clear port, as RFC 3588 had it. */
  INBAND_TLS
}

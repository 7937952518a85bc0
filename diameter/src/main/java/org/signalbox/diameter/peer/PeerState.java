package org.signalbox.diameter.peer;

/**
 * The states of RFC 6733 §5.6 towards one peer. The "I" connection is the one this node dialled,
 * the "R" connection the one the peer dialled.
 */
public enum PeerState {
  /** No connection. */
  CLOSED,
  /** Dialling. */
  WAIT_CONN_ACK,
  /** Dialled and sent CER. */
  WAIT_INITIATOR_CEA,
  /** Dialling, while the peer's own connection has brought its CER. */
  WAIT_CONN_ACK_ELECT,
  /** Two connections; the election decides which one stays. */
  WAIT_RETURNS,
  /** Open on the connection the peer dialled. */
  RESPONDER_OPEN,
  /** Open on the connection this node dialled. */
  INITIATOR_OPEN,
  /** DPR was sent or answered; the connection is going. */
  CLOSING;

  /** True when messages of applications may pass. */
  public boolean isOpen() {
    return this == RESPONDER_OPEN || this == INITIATOR_OPEN;
  }
}

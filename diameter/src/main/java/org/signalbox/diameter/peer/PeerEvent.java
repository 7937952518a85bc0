package org.signalbox.diameter.peer;

/** The events of RFC 6733 §5.6.1, by the names of that clause. */
public enum PeerEvent {
  /** Dial the peer. */
  START,
  /** A connection of the peer brought a CER that was accepted so far. */
  R_CONN_CER,
  /** The dialled connection is up. */
  I_RCV_CONN_ACK,
  /** Dialling failed. */
  I_RCV_CONN_NACK,
  /** A state lasted too long. */
  TIMEOUT,
  /** A successful CEA came on the dialled connection. */
  I_RCV_CEA,
  /** Something else than a successful CEA came on the dialled connection. */
  I_RCV_NON_CEA,
  I_PEER_DISC,
  R_PEER_DISC,
  /** This node won the election: the connection the peer dialled stays. */
  WIN_ELECTION,
  I_RCV_DPR,
  R_RCV_DPR,
  I_RCV_DPA,
  R_RCV_DPA,
  /** Leave the peer. */
  STOP
}

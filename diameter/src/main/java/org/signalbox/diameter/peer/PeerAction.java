package org.signalbox.diameter.peer;

/** The actions of RFC 6733 §5.6.2, by the names of that clause. */
public enum PeerAction {
  I_SND_CONN_REQ,
  I_SND_CER,
  /** Keep the connection the peer dialled. */
  R_ACCEPT,
  /** Refuse the connection the peer dialled, another one being in use. */
  R_REJECT,
  PROCESS_CER,
  PROCESS_CEA,
  R_SND_CEA,
  /** Compare the identities; the winner's side raises {@link PeerEvent#WIN_ELECTION}. */
  ELECT,
  I_DISC,
  R_DISC,
  I_SND_DPR,
  R_SND_DPR,
  I_SND_DPA,
  R_SND_DPA,
  /** Drop what is left of a failed attempt, on whichever connections there are. */
  ERROR,
  CLEANUP
}

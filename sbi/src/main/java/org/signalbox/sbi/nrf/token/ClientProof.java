package org.signalbox.sbi.nrf.token;

/** What bears out who asks for a token. */
enum ClientProof {
  /** Its certificate names the instance that it says it is. */
  CERTIFICATE,
  /** Nothing: it is believed, and can say another name each time. */
  NONE
}

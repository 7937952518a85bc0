package org.signalbox.dra;

/** A peer that a request may be sent to, as a routing decision sees it. Any thread. */
public interface CandidatePeer {

  /** Its Origin-Host, in lower case. */
  String identity();

  /** The realm it advertised, in lower case. */
  String realm();

  /** Whether it relays, or advertised the application. */
  boolean supports(long applicationId);

  /** Requests that wait for its answer, for balancing. */
  int pending();
}

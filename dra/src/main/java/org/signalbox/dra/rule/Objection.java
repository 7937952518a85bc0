package org.signalbox.dra.rule;

/** Why a peer does not get a request. */
enum Objection {
  NONE,
  CLOSED,
  PASSED,
  APPLICATION,
  MATE,
  ROLE
}

package org.signalbox.sbi.security;

import java.time.Instant;
import java.util.Locale;

/**
 * Something an operator should look at.
 *
 * @param kind what kind
 * @param at when
 * @param client who did it: its identity, or its address where it has none
 * @param subject what it was about, such as the identity of a network function
 * @param sentence what happened, for people
 */
public record SecurityAlarm(Kind kind, Instant at, String client, String subject, String sentence) {

  /** Kinds of alarms; the texts are stable names. */
  public enum Kind {
    /** A network function of a sensitive type is new. */
    NEW_SENSITIVE,
    /** A certificate of our authority names no instance, or several. */
    NO_IDENTITY,
    /** Somebody wanted to change or remove another's network function or subscription. */
    NOT_OWNER,
    /** Somebody wanted to be of a type that its certificate does not allow. */
    TYPE_NOT_ALLOWED,
    /** An address is not where network functions of the type may be. */
    ADDRESS_NOT_ALLOWED,
    /** Somebody claimed to be another in a request. */
    FALSE_CLAIM,
    /** An SCP brought a request with an assertion that proves nothing. */
    UNPROVEN_SENDER,
    /** Somebody asked for one subscriber after the other and found none. */
    SEQUENTIAL_IDENTITIES,
    /** Somebody sent more requests, or an SCP more assertions, than it may. */
    TOO_MANY_REQUESTS;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}

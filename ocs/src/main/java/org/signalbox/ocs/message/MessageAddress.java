package org.signalbox.ocs.message;

import java.util.OptionalInt;

/**
 * Who gets or sends a message (TS 32.299 §7.2.170).
 *
 * @param type Address-Type: 0 e-mail, 1 MSISDN, 4 numeric and 5 alphanumeric short code, 7 IMSI
 * @param data the address as written
 */
public record MessageAddress(OptionalInt type, String data) {

  private static final int IMSI = 7;

  /** Whether it is the IMSI of a subscriber, which is no number that anybody dials. */
  boolean isImsi() {
    return type.isPresent() && type.getAsInt() == IMSI;
  }

  /** The type alone: the data names a subscriber. */
  @Override
  public String toString() {
    return "MessageAddress[" + type + "]";
  }
}

package org.signalbox.registers.nf;

import tools.jackson.databind.JsonNode;

/**
 * A mobile network (TS 29.571 §5.4.4.3).
 *
 * @param mcc three digits
 * @param mnc two or three digits; {@code 01} and {@code 001} are different networks
 */
public record PlmnId(String mcc, String mnc) {

  /** Reads a value of legal shape. */
  public static PlmnId of(JsonNode node) {
    return new PlmnId(node.path("mcc").asString(""), node.path("mnc").asString(""));
  }

  /** The digits, {@code 00101}. */
  @Override
  public String toString() {
    return mcc + mnc;
  }
}

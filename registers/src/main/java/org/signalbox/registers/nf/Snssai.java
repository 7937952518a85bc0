package org.signalbox.registers.nf;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * A network slice (TS 29.571 §5.4.4.2).
 *
 * @param sst slice and service type, 0 to 255
 * @param sd slice differentiator, six hexadecimal digits in lower case, or empty
 */
public record Snssai(int sst, String sd) {

  public Snssai {
    sd = sd.toLowerCase(Locale.ROOT);
  }

  /** Reads a value of legal shape. */
  public static Snssai of(JsonNode node) {
    return new Snssai(node.path("sst").asInt(0), node.path("sd").asString(""));
  }

  /** {@code 1} or {@code 1-010203}. */
  @Override
  public String toString() {
    return sd.isEmpty() ? Integer.toString(sst) : sst + "-" + sd;
  }
}

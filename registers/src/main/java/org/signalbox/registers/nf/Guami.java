package org.signalbox.registers.nf;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * Globally unique identity of an AMF (TS 29.571 §5.3.4.1).
 *
 * @param network the network, stand-alone ones included
 * @param amfId region, set and pointer: six hexadecimal digits in lower case
 */
public record Guami(NetworkId network, String amfId) {

  public Guami {
    amfId = amfId.toLowerCase(Locale.ROOT);
  }

  /** Reads a value of legal shape. */
  public static Guami of(JsonNode node) {
    return new Guami(NetworkId.of(node.path("plmnId")), node.path("amfId").asString(""));
  }
}

package org.signalbox.registers.nf;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * A tracking area (TS 29.571 §5.4.4.4).
 *
 * @param network the network, stand-alone ones included
 * @param tac four or six hexadecimal digits in lower case
 */
public record Tai(NetworkId network, String tac) {

  public Tai {
    tac = tac.toLowerCase(Locale.ROOT);
  }

  /** Reads a value of legal shape. */
  public static Tai of(JsonNode node) {
    NetworkId network =
        new NetworkId(PlmnId.of(node.path("plmnId")), node.path("nid").asString(""));
    return new Tai(network, node.path("tac").asString(""));
  }
}

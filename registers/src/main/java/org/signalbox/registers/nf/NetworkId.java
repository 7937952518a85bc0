package org.signalbox.registers.nf;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * A mobile network or, with a network identifier, a stand-alone one (TS 29.571 {@code PlmnIdNid}).
 *
 * @param plmn the network
 * @param nid eleven hexadecimal digits in lower case, or empty
 */
public record NetworkId(PlmnId plmn, String nid) {

  public NetworkId {
    nid = nid.toLowerCase(Locale.ROOT);
  }

  /** Reads a value of legal shape. */
  public static NetworkId of(JsonNode node) {
    return new NetworkId(PlmnId.of(node), node.path("nid").asString(""));
  }

  /** The digits of the network, with a network identifier {@code 00101-000007ed9d5}. */
  @Override
  public String toString() {
    return nid.isEmpty() ? plmn.toString() : plmn + "-" + nid;
  }
}

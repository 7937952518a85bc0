package org.signalbox.registers.nf;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The slices of a network (TS 29.510 §6.1.6.2.33, {@code PlmnSnssai}).
 *
 * @param network where they are served
 * @param slices at least one
 */
public record PlmnSlices(NetworkId network, List<SnssaiSet> slices) {

  public PlmnSlices {
    slices = List.copyOf(slices);
  }

  /** Reads a value of legal shape. */
  public static PlmnSlices of(JsonNode node) {
    List<SnssaiSet> slices = new ArrayList<>();
    for (JsonNode slice : node.path("sNssaiList")) {
      slices.add(SnssaiSet.of(slice));
    }
    NetworkId network =
        new NetworkId(PlmnId.of(node.path("plmnId")), node.path("nid").asString(""));
    return new PlmnSlices(network, slices);
  }
}

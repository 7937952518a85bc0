package org.signalbox.registers.nf.subscription;

import java.util.ArrayList;
import java.util.List;
import org.signalbox.registers.nf.NetworkId;
import org.signalbox.registers.nf.ServedArea;
import org.signalbox.registers.nf.Tai;
import tools.jackson.databind.JsonNode;

/**
 * Tracking areas of a network (TS 29.510 {@code TaiRange}).
 *
 * @param network the network
 * @param codes ranges of tracking area codes
 */
record CodeRange(NetworkId network, List<IdentitySpan> codes) {

  CodeRange {
    codes = List.copyOf(codes);
  }

  /** Reads a value of legal shape. */
  static CodeRange of(JsonNode node) {
    List<IdentitySpan> codes = new ArrayList<>();
    node.path("tacRangeList").forEach(range -> codes.add(IdentitySpan.of(range)));
    Tai placed = Tai.of(node);
    return new CodeRange(placed.network(), codes);
  }

  boolean contains(Tai tai) {
    IdentitySpan one = new IdentitySpan(tai.tac(), tai.tac(), "");
    return tai.network().equals(network) && codes.stream().anyMatch(one::overlaps);
  }

  boolean meets(ServedArea.TaiRange other) {
    return other.network().equals(network)
        && other.codes().stream()
            .map(range -> new IdentitySpan(range.start(), range.end(), ""))
            .anyMatch(span -> codes.stream().anyMatch(span::overlaps));
  }
}

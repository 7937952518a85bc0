package org.signalbox.registers.nf;

import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A multicast or broadcast session ({@code MbsSessionId} of TS 29.571 §5.9.4.1), each part as one
 * text that can be compared.
 *
 * @param tmgi network and service of a Temporary Mobile Group Identity
 * @param multicast source and destination of a source specific multicast
 */
public record MbsSession(Optional<String> tmgi, Optional<String> multicast) {

  /** Reads a value of legal shape. */
  public static MbsSession of(JsonNode node) {
    JsonNode group = node.path("tmgi");
    JsonNode stream = node.path("ssm");
    return new MbsSession(
        group.isObject()
            ? Optional.of(
                tmgi(
                    network(group, node.path("nid").asString("")),
                    group.path("mbsServiceId").asString("")))
            : Optional.empty(),
        stream.isObject()
            ? Optional.of(
                address(stream.path("sourceIpAddr")) + ">" + address(stream.path("destIpAddr")))
            : Optional.empty());
  }

  /** The text of a group identity; those of one network compare by their service. */
  static String tmgi(NetworkId network, String service) {
    return network + ":" + service.toLowerCase(Locale.ROOT);
  }

  static NetworkId network(JsonNode holder, String nid) {
    return new NetworkId(PlmnId.of(holder.path("plmnId")), nid);
  }

  private static String address(JsonNode node) {
    return node.valueStream()
        .findFirst()
        .map(text -> text.asString(""))
        .map(IpAddress::canonical)
        .orElse("");
  }

  /** The text by which a profile lists it. */
  public String key() {
    return tmgi.orElse("") + "|" + multicast.orElse("");
  }

  /** The text by which a profile lists one of its areas. */
  public String key(int area) {
    return key() + "#" + area;
  }
}

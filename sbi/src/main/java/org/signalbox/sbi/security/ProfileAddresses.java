package org.signalbox.sbi.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** All addresses that a profile names, wherever they stand in it. */
final class ProfileAddresses {

  /** The part of an SCP, with the addresses of those that are reached through it. */
  private static final String SERVED = "scpInfo";

  /** Lists of {@code IpAddr} that are its own. */
  private static final Set<String> OWN = Set.of("pgwIpAddrList", "easdfN6IpAddressList");

  private ProfileAddresses() {}

  /** The addresses of a profile as it is written. */
  static List<String> of(JsonNode profile) {
    List<String> found = new ArrayList<>();
    collect(profile, "", found);
    return found;
  }

  private static void collect(JsonNode node, String member, List<String> found) {
    if (node.isObject() && !member.startsWith(SERVED)) {
      boolean isOwn = OWN.contains(member);
      node.forEachEntry((name, value) -> collect(value, isOwn ? member : name, found));
    } else if (node.isArray()) {
      node.forEach(element -> collect(element, member, found));
    } else if (node.isString() && isAddress(member)) {
      found.add(node.stringValue());
    }
  }

  /**
   * Members that say where a network function is reached (TS 29.510 §6.1.6.2); not those that say
   * whom it serves, such as {@code ipv4AddressRanges}.
   */
  private static boolean isAddress(String member) {
    return switch (member) {
      case "ipv4Addresses",
          "ipv6Addresses",
          "ipv4Address",
          "ipv6Address",
          "pgwIpAddrList",
          "easdfN6IpAddressList",
          "ipv4EndpointAddresses",
          "ipv6EndpointAddresses" ->
          true;
      default -> false;
    };
  }
}

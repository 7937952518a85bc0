package org.signalbox.sbi.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Domain names and callbacks that a profile names for the network function and its services. */
final class ProfileNames {

  private ProfileNames() {}

  /**
   * The domain names under which it wants to be reached, user plane and IMS included, and those
   * that its callbacks go to. The name for other networks ({@code interPlmnFqdn}) is not among
   * them: behind it stands a proxy.
   */
  static List<String> of(JsonNode profile) {
    List<String> names = new ArrayList<>();
    collect("", profile, names);
    callbackHosts(profile).stream()
        .filter(host -> AddressRange.address(host).isEmpty())
        .forEach(names::add);
    return names;
  }

  private static void collect(String member, JsonNode node, List<String> names) {
    if (node.isArray()) {
      node.forEach(element -> collect(member, element, names));
    } else if (node.isString()) {
      if (isName(member)) {
        names.add(node.stringValue());
      }
    } else {
      node.forEachEntry((name, value) -> {
        if (!ProfileAddresses.isOfOthers(name)) {
          collect(name, value, names);
        }
      });
    }
  }

  /** Such as {@code fqdn}, {@code endpointFqdn}, {@code pgwFqdnList}. */
  private static boolean isName(String member) {
    String name = member.toLowerCase(Locale.ROOT);
    return (name.endsWith("fqdn") || name.endsWith("fqdnlist")) && !name.equals("interplmnfqdn");
  }

  /** The hosts of callbacks that need no subscription, names and addresses. */
  static List<String> callbackHosts(JsonNode profile) {
    List<String> hosts = new ArrayList<>();
    for (JsonNode holder : holders(profile)) {
      for (JsonNode told : holder.path("defaultNotificationSubscriptions")) {
        hosts.add(CallbackHost.of(told.path("callbackUri").asString("")).orElse(""));
      }
      for (JsonNode told : holder.path("callbackUriPrefixList")) {
        // A prefix is mostly a path below the addresses of the service; one with a host is not.
        CallbackHost.of(told.path("callbackUriPrefix").asString("")).ifPresent(hosts::add);
      }
    }
    return hosts;
  }

  /** The profile itself and its services. */
  private static List<JsonNode> holders(JsonNode profile) {
    List<JsonNode> holders = new ArrayList<>(List.of(profile));
    profile.path("nfServices").forEach(holders::add);
    profile.path("nfServiceList").forEach(holders::add);
    return holders;
  }
}

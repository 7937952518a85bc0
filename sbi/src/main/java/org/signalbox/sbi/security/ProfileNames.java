package org.signalbox.sbi.security;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Domain names and callbacks that a profile names for the network function and its services. */
final class ProfileNames {

  private ProfileNames() {}

  /**
   * The domain names under which it wants to be reached, and those that its callbacks go to. The
   * name for other networks ({@code interPlmnFqdn}) is not among them: behind it stands a proxy.
   */
  static List<String> of(JsonNode profile) {
    List<String> names = new ArrayList<>();
    for (JsonNode holder : holders(profile)) {
      if (holder.path("fqdn").isString()) {
        names.add(holder.path("fqdn").stringValue());
      }
    }
    callbackHosts(profile).stream()
        .filter(host -> AddressRange.address(host).isEmpty())
        .forEach(names::add);
    return names;
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

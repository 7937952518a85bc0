package org.signalbox.sbi.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.signalbox.registers.nf.IpAddress;
import org.signalbox.registers.nf.IpPrefix;
import tools.jackson.databind.JsonNode;

/**
 * The addresses of a network function's own that a profile names. Every text that is an address or
 * a prefix counts, wherever it stands and however its member is called, but for those of others
 * whom it serves: releases add members, and one that is not known must not be the way around.
 */
final class ProfileAddresses {

  /**
   * Members that tell of others (TS 29.510 §6.1.6.2): whom an SCP or an NRF stands before, users
   * and hosts behind it, senders and groups of multicast, user planes next to it; and the
   * operator's own, which no other network function reads.
   */
  private static final Set<String> OF_OTHERS =
      Set.of(
          "scpInfo",
          "nrfInfo",
          "customInfo",
          "ipv4AddressRanges",
          "ipv6PrefixRanges",
          "natedIpv4AddressRanges",
          "natedIpv6PrefixRanges",
          "servedIpv4AddressRanges",
          "servedIpv6PrefixRanges",
          "servedFqdnList",
          "ssm",
          "upfN6IpAddressList");

  private final List<IpAddress> known = new ArrayList<>();
  private boolean areAllReadable = true;

  private ProfileAddresses() {}

  /** The addresses of a profile as it is written. */
  static ProfileAddresses of(JsonNode profile) {
    ProfileAddresses found = new ProfileAddresses();
    found.collect("", profile);
    return found;
  }

  /** Whether a member, wherever it stands in a profile, tells of others. */
  static boolean isOfOthers(String member) {
    return OF_OTHERS.contains(member);
  }

  /** Those that are addresses; of prefixes the first and the last one. */
  List<IpAddress> known() {
    return List.copyOf(known);
  }

  /** Whether there is none that we cannot read, though another might. */
  boolean areAllReadable() {
    return areAllReadable;
  }

  private void collect(String member, JsonNode node) {
    if (node.isArray()) {
      node.forEach(element -> collect(member, element));
    } else if (node.isString()) {
      collect(member, node.stringValue());
    } else {
      node.forEachEntry((name, value) -> {
        if (!isOfOthers(name)) {
          collect(name, value);
        }
      });
    }
  }

  private void collect(String member, String text) {
    Optional<IpPrefix> prefix = IpPrefix.parse(text);
    Optional<IpAddress> address = AddressRange.address(text);
    prefix.ifPresent(of -> known.addAll(List.of(of.address(), of.last())));
    address.ifPresent(known::add);
    if (prefix.isEmpty() && address.isEmpty() && isForAddresses(member)) {
      areAllReadable = false;
    }
  }

  /** Such as {@code ipv4Addresses}, {@code ipv6EndpointAddress}, {@code pgwIpAddrList}. */
  private static boolean isForAddresses(String member) {
    String name = member.toLowerCase(Locale.ROOT);
    return name.contains("addr")
        && (name.contains("ipv4") || name.contains("ipv6") || name.contains("ipaddr"));
  }
}

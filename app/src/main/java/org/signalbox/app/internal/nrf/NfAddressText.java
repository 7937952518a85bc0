package org.signalbox.app.internal.nrf;

import java.util.List;
import org.signalbox.registers.nf.NfProfile;
import tools.jackson.databind.JsonNode;

/** Where a network function is, in one word: its name, or its first address. */
final class NfAddressText {

  private NfAddressText() {}

  static String of(NfProfile profile) {
    JsonNode json = profile.json();
    String name = json.path("fqdn").asString("");
    if (!name.isEmpty()) {
      return name;
    }
    return List.of("ipv4Addresses", "ipv6Addresses").stream()
        .map(member -> json.path(member).path(0).asString(""))
        .filter(address -> !address.isEmpty())
        .findFirst()
        .orElse("");
  }
}

package org.signalbox.sbi.security;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.signalbox.registers.nf.NetworkId;
import org.signalbox.registers.nf.NfEntry;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfRegister;
import org.signalbox.registers.nf.NfType;
import org.signalbox.registers.nf.Snssai;
import org.signalbox.registers.nf.SnssaiSet;
import org.signalbox.sbi.http.RefusedRequest;
import org.signalbox.sbi.http.SbiJson;
import org.signalbox.sbi.http.SbiRequest;
import tools.jackson.databind.JsonNode;

/**
 * Whether a client that looks for others is who it says: discovery then decides by what it says (TS
 * 33.501 §13.3.1). Those that stand between others may ask on their behalf. Any thread.
 */
final class DiscoveryRules {

  private final NfRegister register;
  private final ManagementRules clients;

  DiscoveryRules(NfRegister register, ManagementRules clients) {
    this.register = register;
    this.clients = clients;
  }

  Optional<Refusal> discovery(SecureClient client, SbiRequest request) {
    if (clients.isReader(client)) {
      return Optional.empty();
    }
    Optional<NfType> type = request.query("requester-nf-type").flatMap(NfType::parse);
    if (type.isPresent() && !clients.isAllowed(client, type.get())) {
      return refused(client, "requester-nf-type is no type of the certificate");
    }
    Optional<String> id = request.query("requester-nf-instance-id");
    if (id.isPresent() && !id.get().equalsIgnoreCase(client.id().toString())) {
      return refused(client, "requester-nf-instance-id is not that of the certificate");
    }
    Optional<String> fqdn = request.query("requester-nf-instance-fqdn");
    if (fqdn.isPresent() && !client.isNamed(fqdn.get())) {
      return refused(client, "requester-nf-instance-fqdn is no name of the certificate");
    }
    return register
        .find(client.id())
        .map(NfEntry::profile)
        .flatMap(own -> belonging(client, request, own));
  }

  /** Networks and slices must be among those of the registered profile, where it names any. */
  private static Optional<Refusal> belonging(
      SecureClient client, SbiRequest request, NfProfile own) {
    Set<NetworkId> networks = own.networks();
    for (String parameter : List.of("requester-plmn-list", "requester-snpn-list")) {
      for (JsonNode element : elements(request, parameter)) {
        if (!networks.isEmpty() && !networks.contains(NetworkId.of(element))) {
          return refused(client, parameter + " is not within the registered profile");
        }
      }
    }
    List<SnssaiSet> slices = own.scope().slices().everywhere();
    for (JsonNode element : elements(request, "requester-snssais")) {
      Snssai slice = Snssai.of(element);
      if (!slices.isEmpty() && slices.stream().noneMatch(set -> set.contains(slice))) {
        return refused(client, "requester-snssais is not within the registered profile");
      }
    }
    return Optional.empty();
  }

  /** The elements of every value of a parameter; what is no JSON is refused by who reads it. */
  private static List<JsonNode> elements(SbiRequest request, String parameter) {
    List<JsonNode> elements = new ArrayList<>();
    for (String value : request.target().query().all(parameter)) {
      try {
        JsonNode json = SbiJson.read(value.getBytes(StandardCharsets.UTF_8));
        if (json.isArray()) {
          json.forEach(elements::add);
        } else {
          elements.add(json);
        }
      } catch (RefusedRequest e) {
        return List.of();
      }
    }
    return elements;
  }

  private static Optional<Refusal> refused(SecureClient client, String sentence) {
    return Optional.of(
        Refusal.forbidden(SecurityAlarm.Kind.FALSE_CLAIM, client.id().toString(), sentence));
  }
}

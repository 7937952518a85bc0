package org.signalbox.sbi.security;

import static org.signalbox.registers.nf.shape.CommonShapes.PLMN_ID;
import static org.signalbox.registers.nf.shape.CommonShapes.PLMN_ID_NID;
import static org.signalbox.registers.nf.shape.CommonShapes.PLMN_SNSSAI;
import static org.signalbox.registers.nf.shape.CommonShapes.SNSSAI;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.signalbox.registers.nf.NetworkId;
import org.signalbox.registers.nf.NfEntry;
import org.signalbox.registers.nf.NfJson;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.NfRegister;
import org.signalbox.registers.nf.NfType;
import org.signalbox.registers.nf.PlmnSlices;
import org.signalbox.registers.nf.Snssai;
import org.signalbox.registers.nf.SnssaiSet;
import org.signalbox.registers.nf.shape.Shape;
import org.signalbox.registers.nf.shape.ShapeChecker;
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
    Optional<NfProfile> own = register.find(client.id()).map(NfEntry::profile);
    if (own.isEmpty()) {
      // It would count as one of this network, whichever it had registered before.
      return Optional.of(Refusal.unsaid("who is not registered finds nobody"));
    }
    if (type.isPresent() && !own.get().type().equals(type.get())) {
      // What it does not tell is taken from its profile, which has to be that of who asks.
      return refused(client, "requester-nf-type is not that of the registered profile");
    }
    return belonging(client, request, own);
  }

  /** Networks and slices must be among those of the registered profile. */
  private Optional<Refusal> belonging(
      SecureClient client, SbiRequest request, Optional<NfProfile> own) {
    List<NetworkId> networks = new ArrayList<>();
    elements(request, "requester-plmn-list", PLMN_ID, NetworkId::of).forEach(networks::add);
    elements(request, "requester-snpn-list", PLMN_ID_NID, NetworkId::of).forEach(networks::add);
    List<Snssai> slices = new ArrayList<>();
    elements(request, "requester-snssais", SNSSAI, Snssai::of).forEach(slices::add);
    elements(request, "requester-plmn-specific-snssai-list", PLMN_SNSSAI, PlmnSlices::of)
        .forEach(of -> {
          networks.add(of.network());
          of.slices().stream().map(SnssaiSet::slice).forEach(slices::add);
        });
    return new ClaimedScope(networks, slices)
        .beyond(own, clients.networks())
        .flatMap(sentence -> refused(client, sentence));
  }

  /** The elements of every value of a parameter; what is not legal is refused by who reads it. */
  private static <T> Stream<T> elements(
      SbiRequest request, String parameter, Shape shape, Function<JsonNode, T> reading) {
    return request.target().query().all(parameter).stream()
        .flatMap(value -> NfJson.read(value).stream())
        .flatMap(JsonNode::valueStream)
        .filter(element -> ShapeChecker.check(element, shape).isEmpty())
        .map(reading);
  }

  private static Optional<Refusal> refused(SecureClient client, String sentence) {
    return Optional.of(
        Refusal.forbidden(SecurityAlarm.Kind.FALSE_CLAIM, client.id().toString(), sentence));
  }
}

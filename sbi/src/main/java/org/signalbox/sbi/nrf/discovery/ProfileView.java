package org.signalbox.sbi.nrf.discovery;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.signalbox.registers.nf.NfJson;
import org.signalbox.registers.nf.NfProfile;
import org.signalbox.registers.nf.Snssai;
import org.signalbox.registers.nf.SnssaiSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A profile as a consumer may see it ({@code NFProfile} of TS 29.510 §6.2.6.2.3): without rules of
 * access and what is between a network function and its NRF, with the services that were found.
 *
 * @param serviceMap services as a map by instance, else as a list
 * @param services instances to be shown
 * @param slices slices asked for: lists of slices are cut to them
 * @param abroad whether the consumer is in another network and needs the name for it
 */
record ProfileView(boolean serviceMap, Set<String> services, List<Snssai> slices, boolean abroad) {

  private static final List<String> HIDDEN =
      List.of(
          "allowedPlmns",
          "allowedSnpns",
          "allowedNfTypes",
          "allowedNfDomains",
          "allowedNssais",
          "interPlmnFqdn");

  private static final List<String> BETWEEN =
      List.of("heartBeatTimer", "nfProfileChangesSupportInd", "nfProfileChangesInd");

  ProfileView {
    services = Set.copyOf(services);
    slices = List.copyOf(slices);
  }

  /** The JSON of a profile in this view. */
  byte[] render(NfProfile profile) {
    ObjectNode json = profile.json();
    List<ObjectNode> shown = new ArrayList<>();
    collect(json.path("nfServices"), shown);
    collect(json.path("nfServiceList"), shown);
    json.remove(List.of("nfServices", "nfServiceList"));
    json.remove(BETWEEN);
    trim(json);
    shown.forEach(this::trim);
    if (!shown.isEmpty()) {
      put(json, shown);
    }
    return NfJson.write(json);
  }

  private void collect(JsonNode held, List<ObjectNode> shown) {
    Set<String> seen = new HashSet<>();
    for (JsonNode service : held) {
      String id = service.path("serviceInstanceId").asString("");
      if (service instanceof ObjectNode object && services.contains(id) && seen.add(id)) {
        shown.add(object);
      }
    }
  }

  private void put(ObjectNode json, List<ObjectNode> shown) {
    if (!serviceMap) {
      ArrayNode list = json.putArray("nfServices");
      shown.forEach(list::add);
      return;
    }
    ObjectNode map = json.putObject("nfServiceList");
    shown.forEach(service -> map.set(service.path("serviceInstanceId").asString(""), service));
  }

  /** What network function and service have in common. */
  private void trim(ObjectNode json) {
    if (abroad && json.has("interPlmnFqdn")) {
      json.set("fqdn", json.path("interPlmnFqdn"));
    }
    json.remove(HIDDEN);
    if (slices.isEmpty()) {
      return;
    }
    cut(json, "sNssais");
    for (JsonNode network : json.path("perPlmnSnssaiList")) {
      if (network instanceof ObjectNode object) {
        cut(object, "sNssaiList");
      }
    }
  }

  /** A list that would be empty stays: an absent one would mean every slice. */
  private void cut(ObjectNode json, String member) {
    if (!(json.path(member) instanceof ArrayNode list)) {
      return;
    }
    List<JsonNode> kept = new ArrayList<>();
    for (JsonNode item : list) {
      SnssaiSet set = SnssaiSet.of(item);
      if (slices.stream().anyMatch(set::contains)) {
        kept.add(item);
      }
    }
    if (!kept.isEmpty()) {
      json.putArray(member).addAll(kept);
    }
  }
}

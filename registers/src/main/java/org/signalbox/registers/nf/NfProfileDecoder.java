package org.signalbox.registers.nf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Takes the typed fields out of a profile that keeps to {@link NfProfileRules}. */
final class NfProfileDecoder {

  private NfProfileDecoder() {}

  static NfProfile decode(JsonNode json, byte[] encoded) {
    NfIdentity identity =
        new NfIdentity(
            NfInstanceId.parse(json.path("nfInstanceId").asString("")).orElseThrow(),
            NfType.of(json.path("nfType").asString("")),
            text(json, "fqdn"),
            text(json, "nfInstanceName"));
    return new NfProfile(ProfileJson.of(encoded), identity, standing(json), scope(json));
  }

  private static NfStanding standing(JsonNode json) {
    JsonNode timer = json.path("heartBeatTimer");
    Map<String, String> areas = new HashMap<>();
    json.path("extLocality")
        .properties()
        .forEach(area -> areas.put(area.getKey(), area.getValue().asString("")));
    return new NfStanding(
        status(json, "nfStatus"),
        timer.isMissingNode() ? OptionalInt.empty() : OptionalInt.of(timer.asInt()),
        ranking(json),
        EqualParts.once(new NfStanding.Locality(text(json, "locality"), areas)));
  }

  private static NfStanding.Ranking ranking(JsonNode json) {
    return EqualParts.once(
        new NfStanding.Ranking(
            number(json, "priority"), number(json, "capacity"), number(json, "load")));
  }

  private static NfScope scope(JsonNode json) {
    NfAccess access = EqualParts.once(access(json));
    return new NfScope(
        EqualParts.once(membership(json)),
        EqualParts.once(slices(json)),
        services(json, access),
        NfOfferDecoder.offers(json),
        access);
  }

  private static NfScope.Membership membership(JsonNode json) {
    Set<NetworkId> networks = new HashSet<>(list(json, "plmnList", NetworkId::of));
    networks.addAll(list(json, "snpnList", NetworkId::of));
    return new NfScope.Membership(
        networks,
        texts(json, "nfSetIdList"),
        texts(json, "scpDomains"),
        texts(json, "servingScope"),
        texts(json, "hniList"));
  }

  private static NfScope.Slices slices(JsonNode json) {
    return new NfScope.Slices(
        list(json, "sNssais", SnssaiSet::of),
        list(json, "perPlmnSnssaiList", PlmnSlices::of),
        texts(json, "nsiList"));
  }

  private static List<NfService> services(JsonNode json, NfAccess outer) {
    List<NfService> services = new ArrayList<>();
    for (JsonNode service : json.path("nfServices")) {
      services.add(service(service, outer));
    }
    for (JsonNode service : json.path("nfServiceList")) {
      services.add(service(service, outer));
    }
    return services;
  }

  private static NfService service(JsonNode json, NfAccess outer) {
    List<String> versions = new ArrayList<>();
    json.path("versions").forEach(v -> versions.add(v.path("apiFullVersion").asString("")));
    return new NfService(
        json.path("serviceInstanceId").asString(""),
        EqualParts.once(json.path("serviceName").asString("")),
        status(json, "nfServiceStatus"),
        EqualParts.once(access(json).or(outer)),
        EqualParts.once(
            new NfService.Traits(
                versions,
                texts(json, "nfServiceSetIdList"),
                json.path("supportedFeatures").asString(""),
                list(json, "sNssais", SnssaiSet::of),
                list(json, "perPlmnSnssaiList", PlmnSlices::of))),
        ranking(json));
  }

  private static NfAccess access(JsonNode json) {
    return new NfAccess(
        present(json, "allowedNfTypes")
            .map(types -> Set.copyOf(list(types, node -> NfType.of(node.asString(""))))),
        networks(json),
        present(json, "allowedNfDomains").map(NfProfileDecoder::expressions),
        present(json, "allowedNssais").map(slices -> list(slices, SnssaiSet::of)));
  }

  private static Optional<Set<NetworkId>> networks(JsonNode json) {
    if (!json.has("allowedPlmns") && !json.has("allowedSnpns")) {
      return Optional.empty();
    }
    Set<NetworkId> networks = new HashSet<>(list(json, "allowedPlmns", NetworkId::of));
    networks.addAll(list(json, "allowedSnpns", NetworkId::of));
    return Optional.of(Set.copyOf(networks));
  }

  private static List<NfAccess.ExpressionRule> expressions(JsonNode domains) {
    List<NfAccess.ExpressionRule> rules = new ArrayList<>();
    for (JsonNode domain : domains) {
      ExpressionMatcher.compile(domain.asString(""))
          .ifPresent(matcher -> rules.add(new NfAccess.ExpressionRule(matcher)));
    }
    return List.copyOf(rules);
  }

  private static NfStatus status(JsonNode json, String member) {
    return NfStatus.parse(json.path(member).asString("")).orElseThrow();
  }

  private static Optional<JsonNode> present(JsonNode json, String member) {
    return json.optional(member);
  }

  private static Optional<String> text(JsonNode json, String member) {
    return json.path(member).isString()
        ? Optional.of(json.path(member).stringValue())
        : Optional.empty();
  }

  private static Optional<Integer> number(JsonNode json, String member) {
    return json.path(member).isIntegralNumber()
        ? Optional.of(json.path(member).intValue())
        : Optional.empty();
  }

  private static Set<String> texts(JsonNode json, String member) {
    return Set.copyOf(list(json, member, item -> item.asString("")));
  }

  private static <T> List<T> list(JsonNode json, String member, Function<JsonNode, T> read) {
    return list(json.path(member), read);
  }

  private static <T> List<T> list(JsonNode items, Function<JsonNode, T> read) {
    List<T> values = new ArrayList<>();
    for (JsonNode item : items) {
      values.add(read.apply(item));
    }
    return List.copyOf(values);
  }
}

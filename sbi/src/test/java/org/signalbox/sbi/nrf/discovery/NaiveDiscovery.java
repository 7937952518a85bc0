package org.signalbox.sbi.nrf.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.signalbox.registers.nf.NfJson;
import tools.jackson.databind.JsonNode;

/**
 * What discovery has to find, told once more from the JSON of all profiles, without index, types or
 * code of the register: an oracle for the parameters of {@link RandomQueries}.
 */
final class NaiveDiscovery {

  private final Map<String, String> query;

  private NaiveDiscovery(Map<String, String> query) {
    this.query = query;
  }

  /** Identities of all that satisfy a query, in alphabetical order. */
  static List<String> find(List<? extends JsonNode> profiles, Map<String, String> query) {
    NaiveDiscovery naive = new NaiveDiscovery(query);
    TreeSet<String> found = new TreeSet<>(naive.find(profiles, false));
    if (found.isEmpty() && query.containsKey("guami")) {
      found.addAll(naive.find(profiles, true));
    }
    return List.copyOf(found);
  }

  private List<String> find(List<? extends JsonNode> profiles, boolean backups) {
    List<String> found = new ArrayList<>();
    for (JsonNode profile : profiles) {
      if (fits(profile, backups)) {
        found.add(profile.path("nfInstanceId").asString(""));
      }
    }
    return found;
  }

  private boolean fits(JsonNode profile, boolean backups) {
    return profile.path("nfType").asString("").equals(query.get("target-nf-type"))
        && profile.path("nfStatus").asString("").equals("REGISTERED")
        && admits(profile)
        && asked("target-nf-set-id", set -> holds(profile.path("nfSetIdList"), set))
        && asked(
            "target-plmn-list",
            list ->
                !profile.has("plmnList")
                    || any(profile.path("plmnList"), own -> own.equals(json(list).get(0))))
        && asked(
            "snssais",
            list -> !profile.has("sNssais") || overlap(profile.path("sNssais"), json(list)))
        && parts(profile).stream().anyMatch(part -> fitsPart(profile, part, backups));
  }

  private boolean admits(JsonNode profile) {
    String requester = query.getOrDefault("requester-nf-type", "");
    boolean admitted =
        !profile.has("allowedNfTypes") || holds(profile.path("allowedNfTypes"), requester);
    List<String> names = List.of(query.getOrDefault("service-names", "").split(","));
    boolean named = query.containsKey("service-names");
    List<JsonNode> services = new ArrayList<>();
    profile.path("nfServices").forEach(services::add);
    profile.path("nfServiceList").forEach(services::add);
    boolean usable =
        services.stream()
            .anyMatch(service ->
                service.path("nfServiceStatus").asString("").equals("REGISTERED")
                    && (!named || names.contains(service.path("serviceName").asString("")))
                    && (service.has("allowedNfTypes")
                        ? holds(service.path("allowedNfTypes"), requester)
                        : admitted));
    boolean known =
        services.isEmpty()
            || services.stream()
                .anyMatch(service ->
                    !service.has("allowedNfTypes")
                        || holds(service.path("allowedNfTypes"), requester));
    return usable || (admitted && known && !named);
  }

  private static List<JsonNode> parts(JsonNode profile) {
    List<JsonNode> parts = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : profile.properties()) {
      if (member.getKey().endsWith("Info")) {
        parts.add(member.getValue());
      } else if (member.getKey().endsWith("InfoList")) {
        member.getValue().forEach(parts::add);
      }
    }
    return parts.isEmpty() ? List.of(json("{}")) : parts;
  }

  private boolean fitsPart(JsonNode profile, JsonNode part, boolean backups) {
    return asked(
            "supi",
            supi -> !part.has("supiRanges") || any(part.path("supiRanges"), r -> inRange(r, supi)))
        && asked(
            "routing-indicator",
            indicator ->
                !part.has("routingIndicators") || holds(part.path("routingIndicators"), indicator))
        && asked(
            "group-id-list",
            groups -> List.of(groups.split(",")).contains(part.path("groupId").asString("")))
        && asked("amf-set-id", set -> part.path("amfSetId").asString("").equals(set))
        && asked("tai", tai -> inArea(part, json(tai)))
        && asked("guami", guami -> isAmf(part, json(guami), backups))
        && asked(
            "ue-ipv4-address",
            address ->
                !part.has("ipv4AddressRanges")
                    || any(part.path("ipv4AddressRanges"), range -> inAddresses(range, address)))
        && sessions(profile, part);
  }

  /** Slice and data network have to be served together where the part lists them together. */
  private boolean sessions(JsonNode profile, JsonNode part) {
    if (!part.has("sNssaiSmfInfoList")) {
      return asked(
          "dnn", dnn -> !part.has("dnnList") || any(part.path("dnnList"), own -> same(own, dnn)));
    }
    return any(
        part.path("sNssaiSmfInfoList"),
        item ->
            asked(
                    "snssais",
                    list ->
                        any(
                            json(list),
                            wanted ->
                                wanted.equals(item.path("sNssai"))
                                    && (!profile.has("sNssais")
                                        || any(profile.path("sNssais"), wanted::equals))))
                && asked(
                    "dnn",
                    dnn ->
                        any(
                            item.path("dnnSmfInfoList"),
                            network ->
                                network.path("dnn").asString("").equals("*")
                                    || same(network.path("dnn"), dnn))));
  }

  private static boolean same(JsonNode own, String wanted) {
    return own.asString("").equals(wanted);
  }

  private static boolean inRange(JsonNode range, String supi) {
    if (range.has("pattern")) {
      return Pattern.matches(range.path("pattern").asString(""), supi);
    }
    long number = Long.parseLong(supi.substring("imsi-".length()));
    return Long.parseLong(range.path("start").asString("")) <= number
        && number <= Long.parseLong(range.path("end").asString(""));
  }

  private static boolean inArea(JsonNode part, JsonNode tai) {
    if (!part.has("taiList") && !part.has("taiRangeList")) {
      return true;
    }
    int code = Integer.parseInt(tai.path("tac").asString(""), 16);
    return any(part.path("taiList"), own -> own.equals(tai))
        || any(
            part.path("taiRangeList"),
            range ->
                range.path("plmnId").equals(tai.path("plmnId"))
                    && any(
                        range.path("tacRangeList"),
                        codes ->
                            Integer.parseInt(codes.path("start").asString(""), 16) <= code
                                && code <= Integer.parseInt(codes.path("end").asString(""), 16)));
  }

  private static boolean isAmf(JsonNode part, JsonNode guami, boolean backups) {
    return any(part.path("guamiList"), guami::equals)
        || (backups && any(part.path("backupInfoAmfFailure"), guami::equals));
  }

  private static boolean inAddresses(JsonNode range, String address) {
    int last = Integer.parseInt(address.substring("10.0.0.".length()));
    return Integer.parseInt(range.path("start").asString("").substring("10.0.0.".length())) <= last
        && last <= Integer.parseInt(range.path("end").asString("").substring("10.0.0.".length()));
  }

  private boolean asked(String name, Predicate<String> rule) {
    return !query.containsKey(name) || rule.test(query.get(name));
  }

  private static boolean overlap(JsonNode some, JsonNode others) {
    return any(some, one -> any(others, one::equals));
  }

  private static boolean holds(JsonNode list, String text) {
    return any(list, item -> item.asString("").equals(text));
  }

  private static boolean any(JsonNode list, Predicate<JsonNode> rule) {
    for (JsonNode item : list) {
      if (rule.test(item)) {
        return true;
      }
    }
    return false;
  }

  private static JsonNode json(String text) {
    return NfJson.read(text).orElseThrow();
  }
}

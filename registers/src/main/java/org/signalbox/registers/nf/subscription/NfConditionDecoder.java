package org.signalbox.registers.nf.subscription;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.signalbox.registers.nf.Guami;
import org.signalbox.registers.nf.MlModels;
import org.signalbox.registers.nf.NfAttribute;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.NfType;
import org.signalbox.registers.nf.Snssai;
import org.signalbox.registers.nf.Tai;
import org.signalbox.registers.nf.shape.ShapeFault;
import tools.jackson.databind.JsonNode;

/**
 * Tells which kind of condition a {@code SubscrCond} of legal shape is. The specification has no
 * member that names the kind of most of them, so the members that are there decide.
 */
final class NfConditionDecoder {

  private static final String PLACE = "/subscrCond";

  /** Kinds by the members that make one; a kind with its own type of condition needs that too. */
  private static final Map<String, String> KIND_BY_MEMBER =
      Map.ofEntries(
          Map.entry("nfInstanceId", "NfInstanceIdCond"),
          Map.entry("nfInstanceIdList", "NfInstanceIdListCond"),
          Map.entry("nfType", "NfTypeCond"),
          Map.entry("nfGroupId", "NfGroupCond"),
          Map.entry("serviceName", "ServiceNameCond"),
          Map.entry("amfSetId", "AmfCond"),
          Map.entry("amfRegionId", "AmfCond"),
          Map.entry("guamiList", "GuamiListCond"),
          Map.entry("snssaiList", "NetworkSliceCond"),
          Map.entry("nsiList", "NetworkSliceCond"),
          Map.entry("nfSetId", "NfSetCond"),
          Map.entry("nfServiceSetId", "NfServiceSetCond"),
          Map.entry("scpDomains", "ScpDomainCond"));

  /** Kinds by the value of {@code conditionType}. */
  private static final Map<String, String> KIND_BY_TYPE =
      Map.of(
          "SERVICE_NAME_LIST_COND", "ServiceNameListCond",
          "NF_GROUP_LIST_COND", "NfGroupListCond",
          "UPF_COND", "UpfCond",
          "NWDAF_COND", "NwdafCond",
          "NEF_COND", "NefCond",
          "DCCF_COND", "DccfCond");

  /** Members of one kind that, in company, belong to another: the other is meant. */
  private static final Map<String, Set<String>> ABSORBED =
      Map.of(
          "NfGroupCond", Set.of("NfTypeCond"),
          "NfServiceSetCond", Set.of("NfSetCond"),
          "NfGroupListCond", Set.of("NfTypeCond"),
          "NwdafCond", Set.of("NetworkSliceCond"),
          "NefCond", Set.of("NetworkSliceCond"));

  private final JsonNode json;

  private NfConditionDecoder(JsonNode json) {
    this.json = json;
  }

  /** What is wrong with the kinds; empty where there is exactly one. */
  static Optional<ShapeFault> fault(JsonNode json) {
    Set<String> kinds = new NfConditionDecoder(json).kinds();
    if (kinds.size() == 1) {
      return new NfConditionDecoder(json).missing(kinds.iterator().next());
    }
    String found = kinds.isEmpty() ? "none of the known conditions" : String.join(" and ", kinds);
    return Optional.of(new ShapeFault(PLACE, "found " + found + ", expected exactly one"));
  }

  private Set<String> kinds() {
    Set<String> kinds = new LinkedHashSet<>();
    String type = json.path("conditionType").asString("");
    Optional.ofNullable(KIND_BY_TYPE.get(type)).ifPresent(kinds::add);
    for (String member : json.propertyNames()) {
      Optional.ofNullable(KIND_BY_MEMBER.get(member)).ifPresent(kinds::add);
    }
    for (String kind : List.copyOf(kinds)) {
      kinds.removeAll(ABSORBED.getOrDefault(kind, Set.of()));
    }
    return kinds;
  }

  private Optional<ShapeFault> missing(String kind) {
    List<String> needed =
        switch (kind) {
          case "NfGroupCond" -> List.of("nfType");
          case "ServiceNameListCond" -> List.of("serviceNameList");
          case "NfGroupListCond" -> List.of("nfType", "nfGroupIdList");
          default -> List.of();
        };
    return needed.stream()
        .filter(member -> !json.has(member))
        .findFirst()
        .map(member -> new ShapeFault(PLACE + "/" + member, "is missing in a " + kind));
  }

  /** The condition; only for JSON without {@link #fault}. */
  static NfCondition decode(JsonNode json) {
    return new NfConditionDecoder(json).decode();
  }

  private NfCondition decode() {
    return switch (kinds().iterator().next()) {
      case "NfInstanceIdCond" -> new NfCondition.Instances(Set.of(id(json.path("nfInstanceId"))));
      case "NfInstanceIdListCond" ->
          new NfCondition.Instances(Set.copyOf(list("nfInstanceIdList", NfConditionDecoder::id)));
      case "NfTypeCond" -> new NfCondition.OfType(type());
      case "ServiceNameCond" -> new NfCondition.Services(Set.of(text("serviceName").orElseThrow()));
      case "ServiceNameListCond" -> new NfCondition.Services(texts("serviceNameList"));
      case "AmfCond" -> new NfCondition.Amf(lower("amfSetId"), lower("amfRegionId"));
      case "GuamiListCond" -> new NfCondition.Guamis(Set.copyOf(list("guamiList", Guami::of)));
      case "NetworkSliceCond" ->
          new NfCondition.Slices(list("snssaiList", Snssai::of), texts("nsiList"));
      case "NfGroupCond" -> new NfCondition.Groups(type(), Set.of(text("nfGroupId").orElseThrow()));
      case "NfGroupListCond" -> new NfCondition.Groups(type(), texts("nfGroupIdList"));
      case "NfSetCond" -> new NfCondition.NfSet(text("nfSetId").orElseThrow());
      case "NfServiceSetCond" ->
          new NfCondition.ServiceSet(text("nfServiceSetId").orElseThrow(), text("nfSetId"));
      case "ScpDomainCond" -> new NfCondition.ScpDomains(texts("scpDomains"), types("nfTypeList"));
      case "UpfCond" -> serving("UPF");
      case "NwdafCond" -> serving("NWDAF");
      case "NefCond" -> serving("NEF");
      default -> serving("DCCF");
    };
  }

  /** The four kinds that ask what a type of network function serves. */
  private NfCondition serving(String type) {
    List<ServedCriterion> wanted = new ArrayList<>();
    addTexts(wanted, "smfServingArea", NfAttribute.SMF_SERVING_AREA);
    addTexts(wanted, "afEvents", NfAttribute.EXPOSED_EVENT);
    add(
        wanted,
        List.copyOf(texts("analyticsIds")),
        ids -> new ServedCriterion.AnyAnalytics(Set.copyOf(ids)));
    add(wanted, list("mlAnalyticsList", MlModels::of), ServedCriterion.AnyModels::new);
    addTexts(wanted, "servingNfTypeList", NfAttribute.SERVING_NF_TYPE);
    addTexts(wanted, "servingNfSetIdList", NfAttribute.SERVING_NF_SET);
    add(wanted, list("snssaiList", Snssai::of), ServedCriterion.AnySlice::new);
    add(wanted, list("taiList", Tai::of), ServedCriterion.AnyArea::new);
    add(wanted, list("taiRangeList", CodeRange::of), ServedCriterion.AnyAreaRange::new);
    addTexts(wanted, json.path("pfdData").path("appIds"), NfAttribute.APPLICATION);
    addTexts(wanted, json.path("pfdData").path("afIds"), NfAttribute.APPLICATION_FUNCTION);
    for (String ranges : List.of("gpsiRanges", "externalGroupIdentifiersRanges")) {
      add(
          wanted,
          list(ranges, IdentitySpan::of),
          spans -> new ServedCriterion.AnyOverlap("nefInfo", ranges, spans));
    }
    add(
        wanted,
        List.copyOf(texts("servedFqdnList")),
        names -> new ServedCriterion.AnyListed("nefInfo", "servedFqdnList", Set.copyOf(names)));
    return new NfCondition.Serving(NfType.of(type), wanted);
  }

  private void addTexts(List<ServedCriterion> wanted, String member, NfAttribute attribute) {
    addTexts(wanted, json.path(member), attribute);
  }

  private static void addTexts(
      List<ServedCriterion> wanted, JsonNode items, NfAttribute attribute) {
    Set<String> texts =
        items.valueStream().map(item -> item.asString("")).collect(Collectors.toSet());
    if (!texts.isEmpty()) {
      wanted.add(new ServedCriterion.AnyText(attribute, texts));
    }
  }

  private static <T> void add(
      List<ServedCriterion> wanted, List<T> found, Function<List<T>, ServedCriterion> criterion) {
    if (!found.isEmpty()) {
      wanted.add(criterion.apply(found));
    }
  }

  private NfType type() {
    return NfType.of(text("nfType").orElseThrow());
  }

  private Set<NfType> types(String member) {
    return texts(member).stream().map(NfType::of).collect(Collectors.toSet());
  }

  private static NfInstanceId id(JsonNode node) {
    return NfInstanceId.parse(node.asString("")).orElseThrow();
  }

  private Optional<String> text(String member) {
    return json.optional(member).map(node -> node.asString(""));
  }

  private Optional<String> lower(String member) {
    return text(member).map(text -> text.toLowerCase(Locale.ROOT));
  }

  private Set<String> texts(String member) {
    return Set.copyOf(list(member, item -> item.asString("")));
  }

  private <T> List<T> list(String member, Function<JsonNode, T> read) {
    return json.path(member).valueStream().map(read).toList();
  }
}

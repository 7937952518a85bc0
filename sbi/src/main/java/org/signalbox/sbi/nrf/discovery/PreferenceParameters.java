package org.signalbox.sbi.nrf.discovery;

import static org.signalbox.registers.nf.shape.CommonShapes.NF_INSTANCE_ID;
import static org.signalbox.registers.nf.shape.CommonShapes.NF_TYPE;
import static org.signalbox.registers.nf.shape.CommonShapes.TAI;
import static org.signalbox.registers.nf.shape.Shapes.TEXT;
import static org.signalbox.registers.nf.shape.Shapes.entries;
import static org.signalbox.registers.nf.shape.Shapes.items;
import static org.signalbox.registers.nf.shape.Shapes.member;
import static org.signalbox.registers.nf.shape.Shapes.object;
import static org.signalbox.registers.nf.shape.Shapes.whole;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.signalbox.registers.nf.CommonAttributes;
import org.signalbox.registers.nf.NfAbility;
import org.signalbox.registers.nf.NfAttribute;
import org.signalbox.registers.nf.NfInstanceId;
import org.signalbox.registers.nf.Tai;
import org.signalbox.registers.nf.search.NfPreference;
import org.signalbox.registers.nf.search.NfPreference.ApiVersionRange;
import org.signalbox.registers.nf.search.OfferConditions.HasAbility;
import org.signalbox.registers.nf.search.OfferConditions.HasAttribute;
import org.signalbox.registers.nf.shape.Shape;
import tools.jackson.databind.JsonNode;

/**
 * The parameters that decide about the order, in the order of their weight when {@code
 * preferences-precedence} does not say otherwise.
 */
final class PreferenceParameters {

  private static final Shape PLACE =
      object(member("localityType", TEXT), member("localityValue", TEXT))
          .requiring("localityType", "localityValue");

  private static final Shape LOCALITY =
      object(
              member("localityType", TEXT),
              member("localityValue", TEXT),
              member("addlLocDescrItems", items(PLACE)))
          .requiring("localityType", "localityValue");

  private static final Shape VENDOR_FEATURE =
      object(member("featureName", TEXT), member("featureVersion", TEXT))
          .requiring("featureName", "featureVersion");

  private static final Shape SECONDS = whole(0, Integer.MAX_VALUE);

  private static final Map<String, Function<ParameterValue, NfPreference>> TABLE =
      new LinkedHashMap<>();

  static {
    TABLE.put("preferred-locality", value -> new NfPreference.Locality(value.text()));
    TABLE.put("ext-preferred-locality", value -> areas(value.json(entries(items(LOCALITY)))));
    TABLE.put("preferred-tai", value -> new NfPreference.Area(value.json(TAI, Tai::of)));
    TABLE.put(
        "preferred-nf-instances",
        value ->
            new NfPreference.Instances(
                value.texts(NF_INSTANCE_ID).stream()
                    .map(id -> NfInstanceId.parse(id).orElseThrow())
                    .collect(Collectors.toSet())));
    TABLE.put("preferred-api-versions", value -> versions(value.json(entries(TEXT))));
    TABLE.put(
        "preferred-full-plmn",
        value ->
            value.flag() ? new NfPreference.WholeNetwork() : new NfPreference.Instances(Set.of()));
    TABLE.put(
        "preferred-pgw-ind",
        value -> new NfPreference.Satisfying(new HasAbility(NfAbility.COMBINED_PGW, value.flag())));
    TABLE.put(
        "preferred-vendor-specific-features",
        value -> features(value.json(entries(entries(items(VENDOR_FEATURE))))));
    TABLE.put(
        "preferred-vendor-specific-nf-features",
        value -> having(features("", value.json(entries(items(VENDOR_FEATURE))))));
    TABLE.put(
        "preferred-collocated-nf-types",
        value ->
            new NfPreference.Satisfying(
                new HasAttribute(NfAttribute.COLLOCATED_TYPE, value.texts(NF_TYPE), true)));
    TABLE.put(
        "preferred-analytics-delays",
        value -> new NfPreference.AnalyticsWithin(least(value.json(entries(SECONDS)))));
  }

  private PreferenceParameters() {}

  /** By name of service, then by vendor. */
  private static NfPreference features(JsonNode json) {
    Set<String> wanted = new HashSet<>();
    json.forEachEntry((service, features) -> wanted.addAll(features(service, features)));
    return having(wanted);
  }

  /** By vendor. */
  private static Set<String> features(String service, JsonNode json) {
    Set<String> wanted = new HashSet<>();
    json.forEachEntry((vendor, features) ->
        features.forEach(
            feature -> wanted.add(CommonAttributes.vendorFeature(service, vendor, feature))));
    return wanted;
  }

  private static NfPreference having(Set<String> features) {
    return new NfPreference.Satisfying(
        new HasAttribute(NfAttribute.VENDOR_FEATURE, features, true));
  }

  /** What is quick enough for the most urgent of the analytics is quick enough for all. */
  private static int least(JsonNode delays) {
    return delays.valueStream().mapToInt(JsonNode::intValue).min().orElse(0);
  }

  static Set<String> names() {
    return TABLE.keySet();
  }

  /**
   * Reads a parameter; empty when it is none of these.
   *
   * @throws InvalidParameter when its value is not legal
   */
  static Optional<NfPreference> read(String name, ParameterValue value) {
    Function<ParameterValue, NfPreference> reader = TABLE.get(name);
    return reader == null ? Optional.empty() : Optional.of(reader.apply(value));
  }

  /** The preferences by weight: those named first, then the rest in their usual order. */
  static List<NfPreference> byWeight(
      Map<String, NfPreference> preferences, List<String> precedence) {
    List<NfPreference> ordered = new ArrayList<>();
    for (String name : precedence) {
      Optional.ofNullable(preferences.get(name)).ifPresent(ordered::add);
    }
    for (String name : TABLE.keySet()) {
      if (!precedence.contains(name)) {
        Optional.ofNullable(preferences.get(name)).ifPresent(ordered::add);
      }
    }
    return ordered;
  }

  /** The keys are numbers, 1 for the best. */
  private static NfPreference areas(JsonNode json) {
    TreeMap<Integer, List<Map<String, String>>> byWeight = new TreeMap<>();
    for (Map.Entry<String, JsonNode> entry : json.properties()) {
      List<Map<String, String>> choice = new ArrayList<>();
      entry.getValue().forEach(locality -> choice.add(places(locality)));
      byWeight.put(ParameterValue.of(entry.getKey()).whole(1, 1_000), choice);
    }
    return new NfPreference.Areas(List.copyOf(byWeight.values()));
  }

  private static Map<String, String> places(JsonNode locality) {
    Map<String, String> places = new HashMap<>();
    place(places, locality);
    locality.path("addlLocDescrItems").forEach(item -> place(places, item));
    return Map.copyOf(places);
  }

  private static void place(Map<String, String> places, JsonNode item) {
    places.put(item.path("localityType").asString(""), item.path("localityValue").asString(""));
  }

  private static NfPreference versions(JsonNode json) {
    Map<String, ApiVersionRange> versions = new HashMap<>();
    json.properties()
        .forEach(entry ->
            versions.put(entry.getKey(), ApiVersionRange.of(entry.getValue().asString(""))));
    return new NfPreference.ApiVersions(versions);
  }
}

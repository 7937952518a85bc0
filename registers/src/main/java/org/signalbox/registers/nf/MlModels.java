package org.signalbox.registers.nf;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Models that an NWDAF has, or that a consumer wants ({@code MlAnalyticsInfo} of TS 29.510
 * §6.1.6.2.85). Immutable.
 *
 * @param told texts by aspect, each in one form; an aspect that is absent is not limited
 */
public record MlModels(Map<Aspect, Set<String>> told) {

  /** What models differ in. */
  public enum Aspect {
    /** Which analytics; all that are wanted are needed. */
    ANALYTICS,
    SLICE,
    TRACKING_AREA,
    /** Types of the network functions that it learns from. */
    NF_TYPE,
    NF_SET,
    /** Server or client of federated learning; who tells nothing takes no part. */
    LEARNING,
    /** Vendors whose models it understands; one in common is enough. */
    VENDOR
  }

  public MlModels {
    told = told.isEmpty() ? Map.of() : new EnumMap<>(told);
  }

  /** Reads a value of legal shape. */
  public static MlModels of(JsonNode node) {
    Map<Aspect, Set<String>> told = new EnumMap<>(Aspect.class);
    add(told, Aspect.ANALYTICS, node.path("mlAnalyticsIds"), MlModels::text);
    add(told, Aspect.SLICE, node.path("snssaiList"), slice -> Snssai.of(slice).toString());
    add(told, Aspect.TRACKING_AREA, node.path("trackingAreaList"), MlModels::area);
    add(told, Aspect.NF_TYPE, node.path("nfTypeList"), MlModels::text);
    add(told, Aspect.NF_SET, node.path("nfSetIdList"), MlModels::text);
    add(told, Aspect.VENDOR, node.path("mlModelInterInfo").path("vendorList"), MlModels::text);
    Set<String> learning =
        switch (text(node.path("flCapabilityType"))) {
          case "" -> Set.of();
          case "FL_SERVER_AND_CLIENT" -> Set.of("FL_SERVER", "FL_CLIENT");
          case String one -> Set.of(one);
        };
    if (!learning.isEmpty()) {
      told.put(Aspect.LEARNING, learning);
    }
    return new MlModels(told);
  }

  private static void add(
      Map<Aspect, Set<String>> told,
      Aspect aspect,
      JsonNode list,
      Function<JsonNode, String> read) {
    Set<String> texts = new HashSet<>();
    list.forEach(item -> texts.add(read.apply(item)));
    if (!texts.isEmpty()) {
      told.put(aspect, Set.copyOf(texts));
    }
  }

  private static String text(JsonNode node) {
    return node.asString("");
  }

  private static String area(JsonNode node) {
    Tai tai = Tai.of(node);
    return tai.network() + "/" + tai.tac().toLowerCase(Locale.ROOT);
  }

  /** Whether these are what is wanted. */
  public boolean satisfy(MlModels wanted) {
    return wanted.told.keySet().stream().allMatch(aspect -> satisfy(aspect, wanted));
  }

  private boolean satisfy(Aspect aspect, MlModels wanted) {
    Set<String> asked = wanted.told.getOrDefault(aspect, Set.of());
    Set<String> have = told.getOrDefault(aspect, Set.of());
    return switch (aspect) {
      case LEARNING -> have.containsAll(asked);
      case VENDOR -> have.isEmpty() || asked.stream().anyMatch(have::contains);
      case ANALYTICS, SLICE, TRACKING_AREA, NF_TYPE, NF_SET ->
          have.isEmpty() || have.containsAll(asked);
    };
  }
}

package org.signalbox.registers.nf;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * One or several slices of a slice and service type (TS 29.571 {@code ExtSnssai}).
 *
 * @param slice the slice itself, or the one whose type counts
 * @param everyDifferentiator whether every slice of the type is meant ({@code wildcardSd})
 * @param ranges further differentiators ({@code sdRanges})
 */
public record SnssaiSet(Snssai slice, boolean everyDifferentiator, List<SdRange> ranges) {

  /**
   * Differentiators from the first to the last, in lower case.
   *
   * @param start six hexadecimal digits
   * @param end six hexadecimal digits
   */
  public record SdRange(String start, String end) {

    boolean contains(String sd) {
      return sd.length() == start.length() && start.compareTo(sd) <= 0 && sd.compareTo(end) <= 0;
    }
  }

  public SnssaiSet {
    ranges = List.copyOf(ranges);
  }

  /** Reads a value of legal shape. */
  public static SnssaiSet of(JsonNode node) {
    List<SdRange> ranges = new ArrayList<>();
    for (JsonNode range : node.path("sdRanges")) {
      ranges.add(new SdRange(lower(range, "start"), lower(range, "end")));
    }
    return new SnssaiSet(Snssai.of(node), node.path("wildcardSd").asBoolean(false), ranges);
  }

  private static String lower(JsonNode node, String member) {
    return node.path(member).asString("").toLowerCase(Locale.ROOT);
  }

  /** Whether a slice belongs to it. */
  public boolean contains(Snssai other) {
    if (other.sst() != slice.sst()) {
      return false;
    }
    return everyDifferentiator
        || (ranges.isEmpty()
            ? slice.sd().equals(other.sd())
            : ranges.stream().anyMatch(range -> range.contains(other.sd())));
  }

  /** Whether it stands for one slice, which can then be looked up by equality. */
  public boolean isSingle() {
    return !everyDifferentiator && ranges.isEmpty();
  }
}

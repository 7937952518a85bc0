package org.signalbox.registers.nf;

import java.util.List;
import java.util.Set;

/**
 * Where a network function serves: single tracking areas and ranges of them. Neither means
 * everywhere.
 *
 * @param areas single tracking areas
 * @param ranges ranges by network
 */
public record ServedArea(Set<Tai> areas, List<TaiRange> ranges) {

  /** Everywhere. */
  public static final ServedArea EVERYWHERE = new ServedArea(Set.of(), List.of());

  /**
   * Tracking areas of a network (TS 29.510 §6.1.6.2.27).
   *
   * @param network the network
   * @param codes ranges of tracking area codes
   */
  public record TaiRange(NetworkId network, List<IdentityRange> codes) {

    public TaiRange {
      codes = List.copyOf(codes);
    }

    boolean contains(Tai tai) {
      return network.equals(tai.network())
          && codes.stream().anyMatch(range -> range.contains(tai.tac(), tai.tac()));
    }
  }

  public ServedArea {
    areas = Set.copyOf(areas);
    ranges = List.copyOf(ranges);
  }

  /** Whether a tracking area is served. */
  public boolean contains(Tai tai) {
    return isEverywhere()
        || areas.contains(tai)
        || ranges.stream().anyMatch(range -> range.contains(tai));
  }

  /** Whether every tracking area is served. */
  public boolean isEverywhere() {
    return areas.isEmpty() && ranges.isEmpty();
  }
}

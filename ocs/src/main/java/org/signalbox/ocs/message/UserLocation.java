package org.signalbox.ocs.message;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A cell or an area (3GPP-User-Location-Info, TS 29.061 §16.4.7.2, TS 29.274 §8.21).
 *
 * @param kind CGI, SAI, RAI, TAI, ECGI, NCGI
 * @param networkCode country and network code of the area, five or six digits
 * @param area location or tracking area code
 * @param cell cell or service area, as a number
 */
public record UserLocation(String kind, String networkCode, OptionalInt area, OptionalLong cell) {

  private static final int NETWORK = 3;
  private static final long CELL_28_BITS = 0x0FFF_FFFFL;
  private static final long CELL_36_BITS = 0xF_FFFF_FFFFL;

  /** Reads the octets; empty when they are of no kind known here or too few. */
  static Optional<UserLocation> of(byte[] data) {
    if (data.length == 0) {
      return Optional.empty();
    }
    return switch (data[0] & 0xFF) {
      case 0 -> area("CGI", data, 2, 2);
      case 1 -> area("SAI", data, 2, 2);
      case 2 -> area("RAI", data, 2, 0);
      case 128, 132, 134 -> area("TAI", data, 2, 0);
      case 129 -> cell("ECGI", data, 1, 4);
      case 130 -> areaAndCell("ECGI", data, 2, 4);
      case 135 -> cell("NCGI", data, 1, 5);
      case 136, 139 -> area("TAI", data, 3, 0);
      case 137 -> areaAndCell("NCGI", data, 3, 5);
      default -> Optional.empty();
    };
  }

  private static Optional<UserLocation> area(
      String kind, byte[] data, int areaOctets, int cellOctets) {
    int areaAt = 1 + NETWORK;
    int cellAt = areaAt + areaOctets;
    if (data.length < cellAt + cellOctets) {
      return Optional.empty();
    }
    OptionalLong cell =
        cellOctets == 0 ? OptionalLong.empty() : OptionalLong.of(number(data, cellAt, cellOctets));
    OptionalInt area = OptionalInt.of((int) number(data, areaAt, areaOctets));
    return AccessText.networkCode(data, 1)
        .map(network -> new UserLocation(kind, network, area, cell));
  }

  private static Optional<UserLocation> cell(String kind, byte[] data, int at, int octets) {
    if (data.length < at + NETWORK + octets) {
      return Optional.empty();
    }
    long mask = octets == 4 ? CELL_28_BITS : CELL_36_BITS;
    OptionalLong cell = OptionalLong.of(number(data, at + NETWORK, octets) & mask);
    return AccessText.networkCode(data, at)
        .map(network -> new UserLocation(kind, network, OptionalInt.empty(), cell));
  }

  /** A tracking area, then the cell with a network code of its own. */
  private static Optional<UserLocation> areaAndCell(
      String kind, byte[] data, int areaOctets, int cellOctets) {
    Optional<UserLocation> area = area("TAI", data, areaOctets, 0);
    Optional<UserLocation> cell = cell(kind, data, 1 + NETWORK + areaOctets, cellOctets);
    return area.isEmpty() || cell.isEmpty()
        ? area
        : Optional.of(
            new UserLocation(kind, cell.get().networkCode, area.get().area, cell.get().cell));
  }

  private static long number(byte[] data, int at, int octets) {
    long number = 0;
    for (int i = at; i < at + octets; i++) {
      number = number << 8 | (data[i] & 0xFF);
    }
    return number;
  }
}

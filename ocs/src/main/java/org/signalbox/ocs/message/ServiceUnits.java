package org.signalbox.ocs.message;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Units of a service: asked for, used or granted (RFC 8506 §8.17 to §8.19). All counts are 0 or
 * more; a count beyond {@link Long#MAX_VALUE} on the wire is read as that.
 *
 * @param seconds CC-Time
 * @param totalOctets CC-Total-Octets
 * @param inputOctets CC-Input-Octets, from the subscriber
 * @param outputOctets CC-Output-Octets, to the subscriber
 * @param specific CC-Service-Specific-Units: messages, boxes
 * @param money CC-Money
 */
public record ServiceUnits(
    OptionalLong seconds,
    OptionalLong totalOctets,
    OptionalLong inputOctets,
    OptionalLong outputOctets,
    OptionalLong specific,
    Optional<CcMoney> money) {

  private static final OptionalLong NO = OptionalLong.empty();

  /** No units: whoever is asked chooses (centralised unit determination). */
  public static final ServiceUnits NONE = new ServiceUnits(NO, NO, NO, NO, NO, Optional.empty());

  public ServiceUnits {
    requireNotNegative(seconds);
    requireNotNegative(totalOctets);
    requireNotNegative(inputOctets);
    requireNotNegative(outputOctets);
    requireNotNegative(specific);
  }

  private static void requireNotNegative(OptionalLong count) {
    if (count.isPresent() && count.getAsLong() < 0) {
      throw new IllegalArgumentException("units are 0 or more, not " + count.getAsLong());
    }
  }

  public static ServiceUnits ofSeconds(long seconds) {
    return new ServiceUnits(OptionalLong.of(seconds), NO, NO, NO, NO, Optional.empty());
  }

  public static ServiceUnits ofTotalOctets(long octets) {
    return new ServiceUnits(NO, OptionalLong.of(octets), NO, NO, NO, Optional.empty());
  }

  /** Octets by direction; empty for a direction that is not counted. */
  public static ServiceUnits ofOctets(OptionalLong input, OptionalLong output) {
    return new ServiceUnits(NO, NO, input, output, NO, Optional.empty());
  }

  public static ServiceUnits ofSpecific(long units) {
    return new ServiceUnits(NO, NO, NO, NO, OptionalLong.of(units), Optional.empty());
  }

  public static ServiceUnits ofMoney(CcMoney money) {
    return new ServiceUnits(NO, NO, NO, NO, NO, Optional.of(money));
  }

  /** True when no unit of any kind is named. */
  public boolean isEmpty() {
    return equals(NONE);
  }

  /**
   * Octets in both directions: the total where it is told, else input and output together, as some
   * clients report only those. Empty when no octets are named.
   */
  public OptionalLong octets() {
    if (totalOctets.isPresent()) {
      return totalOctets;
    }
    if (inputOctets.isEmpty() && outputOctets.isEmpty()) {
      return NO;
    }
    long sum = inputOctets.orElse(0) + outputOctets.orElse(0);
    return OptionalLong.of(sum < 0 ? Long.MAX_VALUE : sum);
  }
}

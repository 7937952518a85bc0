package org.signalbox.ocs.message;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A data session (PS-Information, TS 32.299 §7.2.158).
 *
 * @param chargingId 3GPP-Charging-Id as decimal text, whatever its length
 * @param apn Called-Station-Id
 * @param bearer who carries it and how
 * @param addresses the subscriber's addresses
 * @param location where the subscriber is
 * @param qci QoS-Class-Identifier
 * @param dataOff 3GPP-PS-Data-Off-Status: true when the subscriber has switched data off
 */
public record PsInformation(
    Optional<String> chargingId,
    Optional<String> apn,
    PsBearer bearer,
    List<String> addresses,
    AccessLocation location,
    OptionalInt qci,
    Optional<Boolean> dataOff) {

  public PsInformation {
    addresses = List.copyOf(addresses);
  }
}

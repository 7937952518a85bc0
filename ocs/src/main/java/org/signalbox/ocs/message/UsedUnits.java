package org.signalbox.ocs.message;

import java.util.Optional;

/**
 * What was used since the last report (Used-Service-Unit, RFC 8506 §8.19).
 *
 * @param units how much
 * @param tariffChange on which side of a tariff change; empty when there was none
 * @param reason why it is reported, where the client puts the reason beside the units
 */
public record UsedUnits(
    ServiceUnits units,
    Optional<TariffChangeUsage> tariffChange,
    Optional<ReportingReason> reason) {

  /** Usage without tariff change and reason. */
  public static UsedUnits of(ServiceUnits units) {
    return new UsedUnits(units, Optional.empty(), Optional.empty());
  }
}

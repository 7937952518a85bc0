package org.signalbox.ocs.message;

import java.math.BigDecimal;
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

  /** Most of one count that can have been used: what is above makes no sense of any service. */
  public static final long COUNT_MAX = 3_153_600_000_000_000_000L;

  /** The same of money. */
  static final BigDecimal MONEY_MAX = BigDecimal.valueOf(3_153_600_000L);

  /** Usage without tariff change and reason. */
  public static UsedUnits of(ServiceUnits units) {
    return new UsedUnits(units, Optional.empty(), Optional.empty());
  }
}

package org.signalbox.ocs.policy;

import org.signalbox.charging.session.MoneyUnits;

/**
 * What a service is counted in. The charging core counts time in nanoseconds, money in billionths,
 * and all else as it is.
 */
public enum UnitKind {
  /** CC-Time, in seconds. */
  TIME(1_000_000_000L),
  /** CC-Total-Octets, CC-Input-Octets and CC-Output-Octets. */
  OCTETS(1),
  /** CC-Service-Specific-Units, such as messages. */
  UNITS(1),
  /** CC-Money, in the account's currency. */
  MONEY(MoneyUnits.UNITS_OF_ONE);

  private final long usagePerUnit;

  UnitKind(long usagePerUnit) {
    this.usagePerUnit = usagePerUnit;
  }

  /** Usage of the charging core in one unit of a message. */
  public long usagePerUnit() {
    return usagePerUnit;
  }

  /** Usage below which a grant would be none in a message: a unit, or the smallest money. */
  public long smallestGrant() {
    return this == MONEY ? 1 : usagePerUnit;
  }
}

package org.signalbox.ocs.policy;

/**
 * What a service is counted in. The charging core counts time in nanoseconds, money in millionths,
 * and all else as it is.
 */
public enum UnitKind {
  /** CC-Time, in seconds. */
  TIME(1_000_000_000L),
  /** CC-Total-Octets, CC-Input-Octets and CC-Output-Octets. */
  OCTETS(1),
  /** CC-Service-Specific-Units, such as messages. */
  UNITS(1),
  /** CC-Money, in millionths of the account's currency. */
  MONEY(1);

  private final long usagePerUnit;

  UnitKind(long usagePerUnit) {
    this.usagePerUnit = usagePerUnit;
  }

  /** Usage of the charging core in one unit of a message. */
  public long usagePerUnit() {
    return usagePerUnit;
  }
}

package org.signalbox.ocs.message;

import java.util.Optional;

/** Reporting-Reason (TS 32.299 §7.2.175): why usage was reported. */
public enum ReportingReason {
  THRESHOLD(0),
  QUOTA_HOLDING_TIME(1),
  FINAL(2),
  QUOTA_EXHAUSTED(3),
  VALIDITY_TIME(4),
  OTHER_QUOTA_TYPE(5),
  RATING_CONDITION_CHANGE(6),
  FORCED_REAUTHORISATION(7),
  POOL_EXHAUSTED(8),
  UNUSED_QUOTA_TIMER(9);

  private final int code;

  ReportingReason(int code) {
    this.code = code;
  }

  /** The number on the wire. */
  public int code() {
    return code;
  }

  /** Empty for a number that the specification does not give. */
  public static Optional<ReportingReason> fromCode(int code) {
    for (ReportingReason value : values()) {
      if (value.code == code) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}

package org.signalbox.ocs.message;

import java.util.Optional;

/** Tariff-Change-Usage (RFC 8506 §8.27): on which side of a tariff change units were used. */
public enum TariffChangeUsage {
  BEFORE(0),
  AFTER(1),
  /** The client cannot tell; rated by the time of the report. */
  INDETERMINATE(2);

  private final int code;

  TariffChangeUsage(int code) {
    this.code = code;
  }

  /** The number on the wire. */
  public int code() {
    return code;
  }

  /** Empty for a number that the specification does not give. */
  public static Optional<TariffChangeUsage> fromCode(int code) {
    for (TariffChangeUsage value : values()) {
      if (value.code == code) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}

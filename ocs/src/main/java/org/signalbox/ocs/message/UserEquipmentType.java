package org.signalbox.ocs.message;

import java.util.Optional;

/** User-Equipment-Info-Type (RFC 8506 §8.50). */
public enum UserEquipmentType {
  IMEISV(0),
  MAC(1),
  EUI64(2),
  MODIFIED_EUI64(3);

  private final int code;

  UserEquipmentType(int code) {
    this.code = code;
  }

  /** The number on the wire. */
  public int code() {
    return code;
  }

  /** Empty for a number that the specification does not give. */
  public static Optional<UserEquipmentType> fromCode(int code) {
    for (UserEquipmentType value : values()) {
      if (value.code == code) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}

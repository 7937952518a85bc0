package org.signalbox.ocs.message;

import java.util.Optional;

/** Subscription-Id-Type (RFC 8506 §8.47): what names a subscriber. */
public enum SubscriptionIdType {
  E164(0),
  IMSI(1),
  SIP_URI(2),
  NAI(3),
  PRIVATE(4);

  private final int code;

  SubscriptionIdType(int code) {
    this.code = code;
  }

  /** The number on the wire. */
  public int code() {
    return code;
  }

  /** Empty for a number that the specification does not give. */
  public static Optional<SubscriptionIdType> fromCode(int code) {
    for (SubscriptionIdType value : values()) {
      if (value.code == code) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}

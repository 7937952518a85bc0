package org.signalbox.ocs.message;

import java.util.Optional;

/** Requested-Action (RFC 8506 §8.41): what an event request wants. */
public enum RequestedAction {
  DIRECT_DEBITING(0),
  REFUND_ACCOUNT(1),
  CHECK_BALANCE(2),
  PRICE_ENQUIRY(3);

  private final int code;

  RequestedAction(int code) {
    this.code = code;
  }

  /** The number on the wire. */
  public int code() {
    return code;
  }

  /** Empty for a number that the specification does not give. */
  public static Optional<RequestedAction> fromCode(int code) {
    for (RequestedAction value : values()) {
      if (value.code == code) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}

package org.signalbox.ocs.message;

/**
 * One name of the subscriber (RFC 8506 §8.46).
 *
 * @param type what kind of name it is
 * @param data the name as the client wrote it, a leading plus included; 1 to {@value #LENGTH_MAX}
 *     characters
 */
public record SubscriptionId(SubscriptionIdType type, String data) {

  /** Longest name; a longer one is passed over. */
  public static final int LENGTH_MAX = 256;

  public SubscriptionId {
    if (data.isEmpty() || data.length() > LENGTH_MAX) {
      throw new IllegalArgumentException(
          "a subscription id has 1 to " + LENGTH_MAX + " characters");
    }
  }

  /** The type alone: the data names a subscriber. */
  @Override
  public String toString() {
    return "SubscriptionId[" + type + "]";
  }
}

package org.signalbox.config;

/**
 * A mobile network as settings name it, {@code 001-01}.
 *
 * @param mcc three digits
 * @param mnc two or three digits; {@code 01} and {@code 001} are different networks
 */
public record MobileNetwork(String mcc, String mnc) {

  /**
   * Reads {@code MCC-MNC}.
   *
   * @throws IllegalArgumentException for any other text
   */
  static MobileNetwork of(String text) {
    if (!text.matches("[0-9]{3}-[0-9]{2,3}")) {
      throw new IllegalArgumentException(text);
    }
    return new MobileNetwork(text.substring(0, 3), text.substring(4));
  }
}

package org.signalbox.dra.freediameter;

import java.util.Optional;

/** The AVPs that rules may look at, by the two letters they are written with. */
public enum RouteField {
  ORIGIN_HOST("oh", 264),
  ORIGIN_REALM("or", 296),
  DESTINATION_HOST("dh", 293),
  DESTINATION_REALM("dr", 283),
  USER_NAME("un", 1),
  SESSION_ID("si", 263);

  private final String letters;
  private final int avpCode;

  RouteField(String letters, int avpCode) {
    this.letters = letters;
    this.avpCode = avpCode;
  }

  /** The code in RFC 6733 §4.5; none of these AVPs has a vendor. */
  int avpCode() {
    return avpCode;
  }

  /** The letters in rule files. */
  public String letters() {
    return letters;
  }

  static Optional<RouteField> ofLetters(String letters) {
    for (RouteField field : values()) {
      if (field.letters.equalsIgnoreCase(letters)) {
        return Optional.of(field);
      }
    }
    return Optional.empty();
  }
}

package org.signalbox.rating;

import java.util.Optional;

/** How a call-cost total is rounded, by the names that tariff plans use. */
public enum RoundingMethod {
  UP("*up"),
  DOWN("*down"),
  MIDDLE("*middle"),
  /** Any other name, and none: the total stays as it is. */
  NONE("");

  private final String text;

  RoundingMethod(String text) {
    this.text = text;
  }

  /** The name in tariff plans. */
  public String text() {
    return text;
  }

  /** The method of that name; empty when the name is not one of the three that round. */
  public static Optional<RoundingMethod> ofText(String text) {
    for (RoundingMethod method : values()) {
      if (method.text.equals(text)) {
        return Optional.of(method);
      }
    }
    return Optional.empty();
  }
}

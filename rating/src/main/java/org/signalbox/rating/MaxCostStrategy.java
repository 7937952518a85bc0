package org.signalbox.rating;

/** What happens when a call reaches the maximum cost of its destination rate. */
public enum MaxCostStrategy {
  /** The rest of the call is free. */
  FREE("*free"),
  /** The call ends there. */
  DISCONNECT("*disconnect"),
  NONE("");

  private final String text;

  MaxCostStrategy(String text) {
    this.text = text;
  }

  /** The name in tariff plans. */
  public String text() {
    return text;
  }

  /** The strategy of that name; {@link #NONE} for any other name, as in the reference. */
  public static MaxCostStrategy ofText(String text) {
    for (MaxCostStrategy strategy : values()) {
      if (strategy.text.equals(text)) {
        return strategy;
      }
    }
    return NONE;
  }
}

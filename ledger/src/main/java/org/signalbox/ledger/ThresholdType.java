package org.signalbox.ledger;

import java.util.Optional;

/** What a trigger watches, by the names that tariff files and clients know. */
public enum ThresholdType {
  /** Usage, or what it cost, counted so far is not below the threshold. */
  MAX_EVENT_COUNTER("*max_event_counter"),
  MIN_EVENT_COUNTER("*min_event_counter"),
  /** What usage took from the balances meant is not below the threshold. */
  MAX_BALANCE_COUNTER("*max_balance_counter"),
  MIN_BALANCE_COUNTER("*min_balance_counter"),
  /** A balance meant that changed is not below the threshold. */
  MAX_BALANCE("*max_balance"),
  /** A balance meant that changed is not above the threshold. */
  MIN_BALANCE("*min_balance"),
  /** A balance meant has ended. */
  BALANCE_EXPIRED("*balance_expired");

  private final String text;

  ThresholdType(String text) {
    this.text = text;
  }

  /** The name in files and calls. */
  public String text() {
    return text;
  }

  /** The type of that name; empty for none. */
  public static Optional<ThresholdType> of(String text) {
    for (ThresholdType type : values()) {
      if (type.text.equals(text)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** Whether it counts what usage is, whoever pays for it. */
  public boolean countsEvents() {
    return this == MAX_EVENT_COUNTER || this == MIN_EVENT_COUNTER;
  }

  /** Whether it counts what usage takes from balances. */
  public boolean countsBalances() {
    return this == MAX_BALANCE_COUNTER || this == MIN_BALANCE_COUNTER;
  }
}

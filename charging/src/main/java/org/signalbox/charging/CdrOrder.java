package org.signalbox.charging;

import java.util.Optional;

/**
 * The order of an answer; CDRs that are equal in it come in the order they were stored.
 *
 * @param by what is compared
 * @param descending largest first
 */
public record CdrOrder(By by, boolean descending) {

  public static final CdrOrder STORED = new CdrOrder(By.ORDER_ID, false);

  /** What CDRs can be ordered by. */
  public enum By {
    ORDER_ID("OrderID"),
    ANSWER_TIME("AnswerTime"),
    SETUP_TIME("SetupTime"),
    USAGE("Usage"),
    COST("Cost"),
    /** Ours: puts the bills of a call in an order that does not depend on when they were made. */
    RUN_ID("RunID");

    private final String text;

    By(String text) {
      this.text = text;
    }

    /** The order of that name in queries. */
    public static Optional<By> ofText(String text) {
      for (By by : values()) {
        if (by.text.equals(text)) {
          return Optional.of(by);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * Reads {@code Cost} or {@code Cost;desc}; empty text is {@link #STORED}.
   *
   * @throws IllegalArgumentException {@code Invalid value : X}
   */
  public static CdrOrder parse(String text) {
    if (text.isEmpty()) {
      return STORED;
    }
    int separator = text.indexOf(';');
    String name = separator < 0 ? text : text.substring(0, separator);
    By by =
        By.ofText(name).orElseThrow(() -> new IllegalArgumentException("Invalid value : " + name));
    return new CdrOrder(by, separator >= 0 && text.substring(separator + 1).equals("desc"));
  }
}

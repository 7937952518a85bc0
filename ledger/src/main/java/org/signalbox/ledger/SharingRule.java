package org.signalbox.ledger;

import java.util.Optional;
import org.signalbox.ledger.internal.Texts;

/**
 * How an account spends the balances of a shared group.
 *
 * @param strategy in what order
 * @param ratingSubject kept for whoever asks for it back; prices nothing
 */
public record SharingRule(Strategy strategy, String ratingSubject) {

  public SharingRule {
    Texts.requireText("rating subject", ratingSubject);
  }

  /** The order of the balances of a group. */
  public enum Strategy {
    /** What holds least first. */
    LOWEST("*lowest"),
    /** What holds most first. */
    HIGHEST("*highest"),
    /** In an order that differs from one command to the next, the same at every replay. */
    RANDOM("*random"),
    /** The account's own first, then what holds least. */
    MINE_LOWEST("*mine_lowest"),
    MINE_HIGHEST("*mine_highest"),
    MINE_RANDOM("*mine_random");

    private final String text;

    Strategy(String text) {
      this.text = text;
    }

    /** The name in files and calls. */
    public String text() {
      return text;
    }

    /** The strategy of that name; empty for none. */
    public static Optional<Strategy> of(String text) {
      for (Strategy strategy : values()) {
        if (strategy.text.equals(text)) {
          return Optional.of(strategy);
        }
      }
      return Optional.empty();
    }

    /** Whether an account's own balances go before those of others. */
    public boolean isMineFirst() {
      return switch (this) {
        case MINE_LOWEST, MINE_HIGHEST, MINE_RANDOM -> true;
        case LOWEST, HIGHEST, RANDOM -> false;
      };
    }
  }
}

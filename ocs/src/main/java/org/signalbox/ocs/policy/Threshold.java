package org.signalbox.ocs.policy;

/**
 * How much of a grant is left when the client is to ask for more, so that traffic does not stall at
 * the end of each (TS 32.299 §7.2: Time-, Volume- and Unit-Quota-Threshold).
 */
public sealed interface Threshold {

  /** The client decides by itself. */
  record None() implements Threshold {}

  /**
   * A part of the grant.
   *
   * @param percent 1 to 99
   */
  record Share(int percent) implements Threshold {
    public Share {
      if (percent < 1 || percent > 99) {
        throw new IllegalArgumentException("a share is 1% to 99%, not " + percent + "%");
      }
    }
  }

  /**
   * The same for each grant, as usage of the charging core; without effect on a grant that is not
   * larger.
   */
  record Fixed(long usage) implements Threshold {
    public Fixed {
      if (usage < 1) {
        throw new IllegalArgumentException("a threshold of nothing");
      }
    }
  }

  /**
   * What is left of a grant when the client is to ask again.
   *
   * @param granted usage
   * @return usage, less than the grant; 0 where the client is told nothing
   */
  default long of(long granted) {
    return switch (this) {
      case None _ -> 0;
      case Share(int percent) -> granted / 100 * percent + granted % 100 * percent / 100;
      case Fixed(long usage) -> usage < granted ? usage : 0;
    };
  }
}

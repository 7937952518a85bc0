package org.signalbox.ledger.internal;

import org.signalbox.core.UsageText;
import org.signalbox.rating.TypeOfRecord;

/** The step in which units are taken, as the rating subject of a balance says it. */
public final class RatingSteps {

  private static final String ZERO = "*zero";
  private static final long SECOND = 1_000_000_000L;

  private RatingSteps() {}

  /** Whether a rating subject says a step, rather than whose plan says the increments. */
  public static boolean isStep(String ratingSubject) {
    return ratingSubject.isEmpty() || ratingSubject.startsWith(ZERO);
  }

  /**
   * The step: {@code *zero1m} a minute, {@code *zero5s} five seconds; without one, a second of what
   * is timed and one unit of all else.
   *
   * @throws IllegalArgumentException when it is no duration, or none above zero
   */
  public static long step(String ratingSubject, TypeOfRecord tor) {
    if (ratingSubject.isEmpty()) {
      return tor.isTimed() ? SECOND : 1;
    }
    long step = UsageText.parse(ratingSubject.substring(ZERO.length()));
    if (step <= 0) {
      throw new IllegalArgumentException("a step that is not above zero: " + ratingSubject);
    }
    return step;
  }
}

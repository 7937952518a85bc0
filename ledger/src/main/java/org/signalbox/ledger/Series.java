package org.signalbox.ledger;

import org.signalbox.core.Amount;
import org.signalbox.ledger.internal.Texts;

/**
 * How a stretch of usage is measured in value. What a part of a series costs is the difference of
 * two cumulative measures, both counted from the anchor, so that parts add up however it is split.
 */
public sealed interface Series {

  /** Usage of the part at which the series begins. */
  long anchor();

  /** Whether this series can go on where another would begin: measured alike, in one sum. */
  default boolean isContinuedBy(Series fresh) {
    return switch (this) {
      case Money money -> fresh instanceof Money next && next.subject().equals(money.subject());
      case Steps steps ->
          fresh instanceof Steps next
              && next.step() == steps.step()
              && next.factor().equals(steps.factor());
      case Increments increments ->
          fresh instanceof Increments next
              && next.subject().equals(increments.subject())
              && next.factor().equals(increments.factor());
      case ConnectFee _, Unpaid _ -> false;
    };
  }

  /**
   * Money by the price of usage.
   *
   * @param subject whose prices; empty for those of the part
   */
  record Money(long anchor, String subject) implements Series {

    /** By the prices of the part from its first usage on, as nearly all parts are paid. */
    private static final Money WHOLE = new Money(0, "");

    public Money {
      Texts.requireText("subject", subject);
    }

    /** One that may be shared by all that are equal: sessions keep theirs as long as they live. */
    public static Money of(long anchor, String subject) {
      return anchor == 0 && subject.isEmpty() ? WHOLE : new Money(anchor, subject);
    }
  }

  /**
   * Units in whole steps.
   *
   * @param step above 0
   * @param factor usage that one unit pays for; above 0
   */
  record Steps(long anchor, long step, Amount factor) implements Series {
    public Steps {
      if (step <= 0 || factor.signum() <= 0) {
        throw new IllegalArgumentException("no step or no factor");
      }
    }
  }

  /**
   * Units in the increments of a plan.
   *
   * @param subject whose plan
   * @param factor usage that one unit pays for; above 0
   */
  record Increments(long anchor, String subject, Amount factor) implements Series {
    public Increments {
      Texts.requireText("subject", subject);
      if (factor.signum() <= 0) {
        throw new IllegalArgumentException("no factor");
      }
    }
  }

  /** The connect fee of the plan by which units are taken: money without usage. */
  record ConnectFee(long anchor) implements Series {}

  /** Usage that nobody paid: without a price, or by an account that must not go negative. */
  record Unpaid(long anchor, Refusal reason) implements Series {}
}

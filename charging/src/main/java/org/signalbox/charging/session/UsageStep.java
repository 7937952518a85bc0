package org.signalbox.charging.session;

import java.util.Optional;

/** What is to be done with a service; usage counts in the unit of its kind. */
public sealed interface UsageStep {

  /**
   * Most usage that a step may report or ask for, and what to ask for where there is no bound: a
   * hundred years, or as many units.
   */
  long UNITS_MAX = org.signalbox.ledger.PartStep.USAGE_MAX;

  /**
   * Reports usage and asks for more: the step of a session.
   *
   * @param used since the last report
   * @param asked what may follow; empty for nothing
   * @param isLast whether the service ends here
   */
  record Consume(Used used, Optional<Asked> asked, boolean isLast) implements UsageStep {
    public Consume {
      if (isLast && asked.isPresent()) {
        throw new IllegalArgumentException("a last report that asks for more");
      }
    }

    /** Asks for the first. */
    public static Consume beginning(Asked asked) {
      return new Consume(Used.NOTHING, Optional.of(asked), false);
    }

    /** Reports, and asks for more. */
    public static Consume continuing(Used used, Asked asked) {
      return new Consume(used, Optional.of(asked), false);
    }

    /** Reports the end. */
    public static Consume ending(Used used) {
      return new Consume(used, Optional.empty(), true);
    }
  }

  /** Takes the price of the units at once, all or nothing. */
  record Debit(long units) implements UsageStep {
    public Debit {
      requireUnits(units);
    }
  }

  /**
   * Gives back what units cost. Within a session that used them: to the balances that paid. For an
   * earlier event that is named: all that it cost, to the balances that paid. Otherwise money, at
   * the price of the units now.
   *
   * @param of the session of the event to be undone; empty for none
   */
  record Refund(long units, Optional<String> of) implements UsageStep {
    public Refund {
      requireUnits(units);
    }
  }

  /** Asks what the units would cost. Nothing moves. */
  record PriceEnquiry(long units) implements UsageStep {
    public PriceEnquiry {
      requireUnits(units);
    }
  }

  /** Asks whether there is credit for the units. Nothing moves. */
  record BalanceCheck(long units) implements UsageStep {
    public BalanceCheck {
      requireUnits(units);
    }
  }

  /**
   * Usage reported.
   *
   * @param units in all, 0 to {@link #UNITS_MAX}
   * @param afterChange how many of them came after the moment at which the price changed, as the
   *     answer before had announced it; empty where the client does not tell them apart
   * @param bound most that can have been used, as far as the door can tell; what is above is
   *     recorded and not charged. {@link #UNITS_MAX} for no bound
   */
  record Used(long units, Optional<Long> afterChange, long bound) {

    /** No usage. */
    public static final Used NOTHING = new Used(0, Optional.empty(), UNITS_MAX);

    public Used {
      requireUnits(units);
      requireUnits(bound);
      afterChange.ifPresent(UsageStep::requireUnits);
      if (afterChange.isPresent() && afterChange.get() > units) {
        throw new IllegalArgumentException("more used after the change than in all");
      }
    }

    /** Usage without a bound. */
    public static Used of(long units) {
      return new Used(units, Optional.empty(), UNITS_MAX);
    }
  }

  /**
   * Usage asked for.
   *
   * @param most what is granted at once; 1 to {@link #UNITS_MAX}
   * @param least what is of any use: less is not granted at all. 1 to {@code most}
   * @param tail credit for no more than so much beyond {@code most} is granted with it, as the
   *     last, so that no client comes back for crumbs; 0 for none
   */
  record Asked(long most, long least, long tail) {
    public Asked {
      requireUnits(most);
      requireUnits(tail);
      if (most < 1 || least < 1 || least > most) {
        throw new IllegalArgumentException("the least is not within 1 to what is asked for");
      }
    }

    /** So much or whatever there is of it. */
    public static Asked upTo(long most) {
      return new Asked(most, 1, 0);
    }
  }

  private static void requireUnits(long units) {
    if (units < 0 || units > UNITS_MAX) {
      throw new IllegalArgumentException("usage is not within 0 to " + UNITS_MAX);
    }
  }
}

package org.signalbox.ledger;

import java.util.Optional;

/** What is to be done with a part of a session. Usage counts nanoseconds or units. */
public sealed interface PartStep {

  /** Most usage that one step may report or ask for: a hundred years, or as many units. */
  long USAGE_MAX = 3_153_600_000_000_000_000L;

  /**
   * Reports what was used since the last report, gives back what was reserved and not used, and
   * reserves anew.
   *
   * @param used not below 0; may be more than was reserved
   * @param reserve what is asked for next; empty for nothing
   * @param isLast whether the part ends here
   * @param backing what stands behind what is granted
   * @param turn where within what was used another moment begins to decide the price; its usage
   *     counts from the last report, 0 to {@code used}
   */
  record Report(
      long used,
      Optional<Reserve> reserve,
      boolean isLast,
      Backing backing,
      Optional<PriceTurn> turn)
      implements PartStep {
    public Report {
      requireUsage(used);
      if (isLast && reserve.isPresent()) {
        throw new IllegalArgumentException("a last report that asks for more");
      }
      if (turn.isPresent() && turn.get().at() > used) {
        throw new IllegalArgumentException("a turn beyond what was used");
      }
    }

    /** Backed by what is held, without a turn. */
    public Report(long used, Optional<Reserve> reserve, boolean isLast) {
      this(used, reserve, isLast, Backing.HELD, Optional.empty());
    }

    /** Whether it is one that says no more than usage, reserve and end. */
    public boolean isPlain() {
      return backing == Backing.HELD
          && turn.isEmpty()
          && (reserve.isEmpty() || reserve.get().tail() == 0);
    }

    /** Asks for the first. */
    public static Report reserving(long asked) {
      return new Report(0, Optional.of(new Reserve(asked, 1)), false);
    }

    /** Reports, and asks for more. */
    public static Report continuing(long used, long asked) {
      return new Report(used, Optional.of(new Reserve(asked, 1)), false);
    }

    /** Reports the end. */
    public static Report ending(long used) {
      return new Report(used, Optional.empty(), true);
    }
  }

  /**
   * Usage asked for.
   *
   * @param asked above 0
   * @param least what is of any use to the client: less is not granted at all. 1 to {@code asked}
   * @param tail where there is credit for no more than so much beyond {@code asked}, that is
   *     granted as well, as the last; 0 for never
   */
  record Reserve(long asked, long least, long tail) {
    public Reserve {
      requireUsage(asked);
      requireUsage(tail);
      if (least < 1 || least > asked) {
        throw new IllegalArgumentException("the least is not within 1 to what is asked for");
      }
    }

    /** Without a tail. */
    public Reserve(long asked, long least) {
      this(asked, least, 0);
    }
  }

  /**
   * Debits at once, before the use, if all of it can be paid without going below what the account
   * may. If it cannot, nothing of the whole command is done.
   */
  record DirectDebit(long units) implements PartStep {
    public DirectDebit {
      requireUsage(units);
    }
  }

  /**
   * Debits at once as many of the units as can be paid without going below what the account may.
   * The outcome tells how many as granted. Where none can be paid, nothing of the whole command is
   * done.
   */
  record MaxDebit(long units) implements PartStep {
    public MaxDebit {
      requireUsage(units);
    }
  }

  /**
   * Gives back what was charged for the last units reported, to the balances that paid. Where the
   * part has no such usage, money goes to the account's default balance at the part's price.
   */
  record Refund(long units) implements PartStep {
    public Refund {
      requireUsage(units);
    }
  }

  private static void requireUsage(long usage) {
    if (usage < 0 || usage > USAGE_MAX) {
      throw new IllegalArgumentException("usage is not within 0 to " + USAGE_MAX);
    }
  }
}

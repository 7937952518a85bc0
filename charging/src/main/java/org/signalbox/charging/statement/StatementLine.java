package org.signalbox.charging.statement;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.signalbox.core.Amount;
import org.signalbox.ledger.EntryKind;

/** A line of an account's statement. */
public sealed interface StatementLine {

  /** The position in the log of the command it comes from. */
  long position();

  /** The moment of the command. */
  Instant at();

  /**
   * A balance changed.
   *
   * @param balance its name
   * @param tor what it holds
   * @param after its value after the change
   * @param session for which it changed; empty for none
   */
  record Entry(
      long position,
      Instant at,
      EntryKind kind,
      String balance,
      String tor,
      Amount change,
      Amount after,
      Optional<String> session)
      implements StatementLine {}

  /**
   * Usage was charged: what the entries of the same position are for.
   *
   * @param used what was used, and how much
   * @param rates by which rates, in the order of usage; empty where no tariff prices it
   */
  record Usage(long position, Instant at, String session, Used used, List<RateUsed> rates)
      implements StatementLine {
    public Usage {
      rates = List.copyOf(rates);
    }
  }

  /**
   * Usage of a part of a session; nanoseconds for voice, units for all else.
   *
   * @param service such as a rating group
   * @param run which bill
   * @param now usage that is new; below 0 for a refund
   * @param total usage of the part so far
   * @param charged money that the part cost so far
   */
  record Used(
      String service,
      String run,
      String tor,
      String category,
      String subject,
      String destination,
      ZonedDateTime start,
      long now,
      long total,
      Amount charged) {}

  /**
   * A rate that prices a stretch of usage.
   *
   * @param offset usage at which it begins to hold
   * @param unit usage that {@code rate} is the price of
   * @param increment usage is billed in whole ones of it
   */
  record RateUsed(
      String ratingPlan,
      String destinationId,
      String prefix,
      String rateId,
      long offset,
      Amount connectFee,
      Amount rate,
      long unit,
      long increment) {}

  /**
   * The account itself came, changed or went, or a stored set of actions was run on it.
   *
   * @param what such as {@code OPENED}
   * @param detail the set of actions, and why it was run; empty for the others
   */
  record Step(long position, Instant at, String what, String detail) implements StatementLine {}
}

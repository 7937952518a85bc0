package org.signalbox.ledger;

import java.util.List;
import java.util.Optional;
import org.signalbox.core.Amount;

/**
 * A part of a session as it is between two commands. Immutable.
 *
 * @param key its name
 * @param terms what it is about; empty for a part that was refused when it began
 * @param turns where other moments begin to decide its price, in order; the earliest are forgotten
 *     with the usage that they priced
 * @param tariffHash the tariff that prices it as long as it lives
 * @param used usage reported so far
 * @param spent what paid for it, in order; the earliest may be forgotten once there are many
 * @param held what is reserved after it, in order
 * @param charged money charged so far
 * @param number of the highest request that concerned it
 * @param missed which of the {@value #LATE_MAX} numbers before that did not: bit 0 the one before
 *     it
 * @param outcome the answer to that
 * @param note the last that a request brought; empty for none
 */
public record SessionPart(
    PartKey key,
    Optional<PartTerms> terms,
    List<PriceTurn> turns,
    String tariffHash,
    long used,
    List<Draw> spent,
    List<Draw> held,
    Amount charged,
    long number,
    long missed,
    PartOutcome outcome,
    String note) {

  /** Stretches of usage remembered for refunds. */
  public static final int SPENT_MAX = 256;

  /** Turns remembered. */
  public static final int TURNS_MAX = 256;

  /** A report that was overtaken by so many requests is not charged any more. */
  public static final int LATE_MAX = Long.SIZE;

  public SessionPart {
    turns = List.copyOf(turns);
    spent = List.copyOf(spent);
    held = List.copyOf(held);
  }

  /** Whether a request of a smaller number did not come to it yet, as far as that is known. */
  public boolean hasMissed(long earlier) {
    long before = number - 1 - earlier;
    return before >= 0 && before < LATE_MAX && (missed >>> before & 1) == 1;
  }

  /** What it has missed once an earlier request has come. */
  public long missedBut(long earlier) {
    return missed & ~(1L << (number - 1 - earlier));
  }

  /** What it has missed once a request of a higher number has come. */
  public long missedBefore(long later) {
    long steps = later - number;
    if (steps > LATE_MAX) {
      return -1;
    }
    // The numbers between, then this one, then what was missed before it.
    long older = steps == LATE_MAX ? 0 : missed << steps;
    return older | ((1L << (steps - 1)) - 1);
  }

  /**
   * What one has missed that begins with a report: its client used it before, so reports may be on
   * their way that this one has overtaken.
   *
   * @param last the last number of an earlier session of the name, as far as that is known; -1 for
   *     none
   */
  public static long missedBeforeFirst(long number, long last) {
    long between = Math.max(0, number - 1 - last);
    return between >= LATE_MAX ? -1 : (1L << between) - 1;
  }

  /** Whether something is set aside. */
  public boolean holds() {
    return !held.isEmpty();
  }
}

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
 * @param number of the last request that concerned it
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
    PartOutcome outcome,
    String note) {

  /** Stretches of usage remembered for refunds. */
  public static final int SPENT_MAX = 256;

  /** Turns remembered. */
  public static final int TURNS_MAX = 256;

  public SessionPart {
    turns = List.copyOf(turns);
    spent = List.copyOf(spent);
    held = List.copyOf(held);
  }

  /** Whether something is set aside. */
  public boolean holds() {
    return !held.isEmpty();
  }
}

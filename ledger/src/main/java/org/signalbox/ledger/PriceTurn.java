package org.signalbox.ledger;

import java.time.ZonedDateTime;
import java.util.List;
import org.signalbox.ledger.internal.LedgerTime;

/**
 * Where within a part another moment begins to decide the price. Usage that does not pass with the
 * clock, such as octets, is priced as at one moment; a turn is how a price that depends on the hour
 * takes effect in the middle of it. Usage before it keeps its price; the connect fee is not due
 * again.
 *
 * @param at usage of the part at which it turns
 * @param from the moment by which usage after it is priced; of timed usage the moment at which it
 *     was just so much
 */
public record PriceTurn(long at, ZonedDateTime from) {

  public PriceTurn {
    if (at < 0) {
      throw new IllegalArgumentException("a turn before all usage");
    }
    LedgerTime.nanos(from.toInstant());
    from = from.withFixedOffsetZone();
  }

  /**
   * The moment that usage counts from in a tariff.
   *
   * @param turns of the part, in order
   * @param anchor usage of the part from which a price counts
   */
  public static ZonedDateTime startOf(PartTerms terms, List<PriceTurn> turns, long anchor) {
    for (int i = turns.size() - 1; i >= 0; i--) {
      PriceTurn turn = turns.get(i);
      if (turn.at() <= anchor) {
        return terms.tor().isTimed() ? turn.from().minusNanos(turn.at()) : turn.from();
      }
    }
    return terms.start();
  }
}

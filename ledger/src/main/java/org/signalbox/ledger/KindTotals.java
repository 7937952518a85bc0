package org.signalbox.ledger;

import java.math.BigDecimal;
import org.signalbox.core.Invariant;

/**
 * Where all value of one kind is that ever came in.
 *
 * @param issued came in, less what operators took back by setting values
 * @param inBalances is there to be spent, debts subtracted
 * @param held is set aside for sessions
 * @param debited was used
 * @param lapsed was lost with balances that ended
 */
public record KindTotals(
    BigDecimal issued,
    BigDecimal inBalances,
    BigDecimal held,
    BigDecimal debited,
    BigDecimal lapsed) {

  /** Nothing of it ever came in. */
  public static final KindTotals NOTHING =
      new KindTotals(
          BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

  /**
   * Checks that it adds up.
   *
   * @throws Invariant.BrokenInvariant when value came from nowhere or went nowhere
   */
  public void check() {
    BigDecimal found = inBalances.add(held).add(debited).add(lapsed);
    Invariant.check(
        issued.compareTo(found) == 0, "what came in is in balances, held, debited or lapsed");
  }
}

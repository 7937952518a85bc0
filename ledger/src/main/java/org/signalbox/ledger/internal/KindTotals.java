package org.signalbox.ledger.internal;

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

  static final KindTotals NOTHING =
      new KindTotals(
          BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

  /**
   * Both together.
   *
   * @throws Invariant.BrokenInvariant when value came from nowhere or went nowhere
   */
  KindTotals plus(KindTotals other) {
    KindTotals sum =
        new KindTotals(
            issued.add(other.issued),
            inBalances.add(other.inBalances),
            held.add(other.held),
            debited.add(other.debited),
            lapsed.add(other.lapsed));
    BigDecimal found = sum.inBalances.add(sum.held).add(sum.debited).add(sum.lapsed);
    Invariant.check(
        sum.issued.compareTo(found) == 0, "what came in is in balances, held, debited or lapsed");
    return sum;
  }
}

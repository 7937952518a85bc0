package org.signalbox.ledger.internal;

import java.math.BigDecimal;
import org.signalbox.core.Amount;
import org.signalbox.core.Invariant;
import org.signalbox.ledger.EntryKind;
import org.signalbox.ledger.KindTotals;

/**
 * What one command moves of one kind of value, from the entries. Added to the totals when it is
 * done. Used by one thread.
 */
final class Movements {

  final String kind;
  private BigDecimal issued = BigDecimal.ZERO;
  private BigDecimal inBalances = BigDecimal.ZERO;
  private BigDecimal held = BigDecimal.ZERO;
  private BigDecimal debited = BigDecimal.ZERO;
  private BigDecimal lapsed = BigDecimal.ZERO;

  Movements(String kind) {
    this.kind = kind;
  }

  /** A balance changed by so much. */
  void entry(EntryKind entry, Amount change) {
    BigDecimal by = change.value();
    inBalances = inBalances.add(by);
    switch (entry) {
      case TOP_UP, ADJUSTMENT -> issued = issued.add(by);
      case DEBIT, USAGE, REFUND -> debited = debited.subtract(by);
      case RESERVATION, RELEASE -> held = held.subtract(by);
      case LAPSE -> lapsed = lapsed.subtract(by);
      case TRANSFER_IN, TRANSFER_OUT -> {
        // The other balance has the other half.
      }
    }
  }

  /** What was held is used. */
  void used(Amount hold) {
    held = held.subtract(hold.value());
    debited = debited.add(hold.value());
  }

  /** What was held has no balance to go back to. */
  void holdLapsed(Amount hold) {
    held = held.subtract(hold.value());
    lapsed = lapsed.add(hold.value());
  }

  /** What was used is given back, but has no balance to go to. */
  void refundLapsed(Amount refund) {
    debited = debited.subtract(refund.value());
    lapsed = lapsed.add(refund.value());
  }

  BigDecimal inBalances() {
    return inBalances;
  }

  /**
   * Totals with this moved.
   *
   * @throws Invariant.BrokenInvariant when value came from nowhere or went nowhere
   */
  KindTotals addedTo(KindTotals totals) {
    BigDecimal found = inBalances.add(held).add(debited).add(lapsed);
    Invariant.check(
        issued.compareTo(found) == 0, "what comes in is in balances, held, debited or lapsed");
    return new KindTotals(
        sum(totals.issued(), issued),
        sum(totals.inBalances(), inBalances),
        sum(totals.held(), held),
        sum(totals.debited(), debited),
        sum(totals.lapsed(), lapsed));
  }

  private static BigDecimal sum(BigDecimal total, BigDecimal by) {
    return by.signum() == 0 ? total : total.add(by);
  }
}

package org.signalbox.ledger;

import org.signalbox.core.Amount;

/**
 * A stretch of usage and what pays for it.
 *
 * @param series how it is measured
 * @param source which balance pays
 * @param from usage of the part at which it begins
 * @param to where it ends; not before {@code from}
 * @param paidUntil where the increment or step ends that {@code to} lies in: up to there usage is
 *     paid already
 * @param before the measure of the series at {@code from}
 * @param amount what was taken: the measure at {@code to} less that at {@code from}
 */
public record Draw(
    Series series,
    Source source,
    long from,
    long to,
    long paidUntil,
    Amount before,
    Amount amount) {

  /**
   * A balance.
   *
   * @param account whose it is
   * @param serial its serial; 0 where nothing pays, since there is nothing to pay
   * @param kind under which its value is counted in totals
   */
  public record Source(AccountId account, int serial, String kind) {

    /** Nothing to pay, so nobody pays. */
    public static final int NOBODY = 0;
  }

  /** The measure of the series at the end. */
  public Amount until() {
    return before.plus(amount);
  }

  public boolean isMoney() {
    return switch (series) {
      case Series.Money _, Series.ConnectFee _ -> true;
      case Series.Steps _, Series.Increments _, Series.Unpaid _ -> false;
    };
  }
}

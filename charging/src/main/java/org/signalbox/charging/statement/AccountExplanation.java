package org.signalbox.charging.statement;

import java.util.List;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountId;

/**
 * What became of an account's money.
 *
 * @param position of the last command that it knows of
 * @param exists whether there is such an account now
 * @param lines the lines asked for, the oldest first
 * @param left lines asked for that were too many, the oldest ones
 * @param balances what each balance holds, by its entries
 * @param entries how many entries there are in all
 * @param problems where entries do not lead from one to the next, or their sum is not the balance;
 *     none, always, unless files were damaged
 */
public record AccountExplanation(
    AccountId account,
    long position,
    boolean exists,
    List<StatementLine> lines,
    long left,
    List<BalanceSum> balances,
    long entries,
    List<String> problems) {

  /**
   * A balance by its entries.
   *
   * @param carried what it held before the first entry that is left of it
   * @param value what it holds after the last
   */
  public record BalanceSum(String balance, String tor, Amount carried, Amount value) {}

  public AccountExplanation {
    lines = List.copyOf(lines);
    balances = List.copyOf(balances);
    problems = List.copyOf(problems);
  }

  /** Whether anything is known of such an account. */
  public boolean isKnown() {
    return exists || entries > 0 || !lines.isEmpty();
  }
}

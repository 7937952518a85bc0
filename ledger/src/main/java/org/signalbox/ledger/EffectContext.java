package org.signalbox.ledger;

import java.time.Instant;
import java.util.List;
import org.signalbox.core.Amount;

/**
 * What was the case when something outside came due: all that is needed to do it without asking the
 * ledger again.
 *
 * @param at the moment of the command
 * @param account as it was left by what was done before
 * @param actionSet the set that asked for it; empty for none
 * @param cause why the set ran
 * @param moves what the set moved in balances; only for {@code *cdrlog}
 */
public record EffectContext(
    Instant at, Account account, String actionSet, ActionCause cause, List<Move> moves) {

  public EffectContext {
    moves = List.copyOf(moves);
  }

  /**
   * One top-up, debit or setting.
   *
   * @param type what was done
   * @param action the action as it is stored
   * @param balance the balance as it was left
   * @param value the units the action named
   */
  public record Move(ActionType type, StoredAction action, Balance balance, Amount value) {}
}

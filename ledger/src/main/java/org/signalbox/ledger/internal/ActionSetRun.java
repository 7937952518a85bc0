package org.signalbox.ledger.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountAction.Effect;
import org.signalbox.ledger.AccountAction.EffectKind;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountTerms;
import org.signalbox.ledger.ActionCause;
import org.signalbox.ledger.BalanceSelector;
import org.signalbox.ledger.Definition;
import org.signalbox.ledger.DefinitionId;
import org.signalbox.ledger.EffectContext;
import org.signalbox.ledger.EffectContext.Move;
import org.signalbox.ledger.LedgerRecord;
import org.signalbox.ledger.Refusal;
import org.signalbox.ledger.StoredAction;
import org.signalbox.ledger.TriggerSelector;

/** Runs a stored set on one account within one work. Used once, by one thread. */
final class ActionSetRun {

  private final Work work;
  private final AccountId id;
  private final ActionCause cause;
  private final List<Move> moves = new ArrayList<>();
  private String setId = "";

  ActionSetRun(Work work, AccountId id, ActionCause cause) {
    this.work = work;
    this.id = id;
    this.cause = cause;
  }

  /**
   * Runs it for itself, not within an account's other actions; or says why it cannot be, and the
   * work is to be let go.
   */
  Optional<Refusal> runAlone(String actionSet) {
    return Bounded.within(
        () -> Optional.ofNullable(run(actionSet)), Optional.of(Refusal.VALUE_OUT_OF_RANGE));
  }

  /** Runs it; or says why it cannot be, and the work is to be let go. */
  @Nullable Refusal run(String actionSet) {
    setId = actionSet;
    if (!(work.state().definition(DefinitionId.actionSet(setId))
        instanceof Definition.ActionSet set)) {
      return Refusal.NOT_FOUND;
    }
    Refusal refusal = run(set.actions());
    if (refusal == null) {
      work.record(new LedgerRecord.ActionsRun(id, setId, cause));
    }
    return refusal;
  }

  /** Does actions; or says why one cannot be done, and the work is to be let go. */
  @Nullable Refusal run(List<StoredAction> actions) {
    Account last = work.account(id);
    if (last == null) {
      return Refusal.ACCOUNT_NOT_FOUND;
    }
    List<StoredAction> logged = new ArrayList<>();
    for (StoredAction action : actions) {
      Account account = work.account(id);
      if (account == null) {
        // The set has removed it; there is nothing left to act on.
        break;
      }
      last = account;
      if (!action.condition().holds(account)) {
        continue;
      }
      Refusal refusal = run(account, action, logged);
      if (refusal != null) {
        return refusal;
      }
    }
    // A CDR is of everything that the set moved, wherever in the set it is asked for.
    Account left = work.account(id);
    for (StoredAction action : logged) {
      effect(left == null ? last : left, EffectKind.CDR_LOG, action);
    }
    return null;
  }

  private @Nullable Refusal run(Account account, StoredAction action, List<StoredAction> logged) {
    StoredChange change = new StoredChange(work, action, moves);
    return switch (action.type()) {
      case TOPUP, TOPUP_RESET, TOPUP_ZERO_NEGATIVE -> change.credit(account);
      case DEBIT, DEBIT_RESET -> change.debit(account);
      case SET_BALANCE -> change.set(account);
      case REMOVE_BALANCE -> change.remove(account);
      case SET_EXPIRY -> change.setExpiry(account);
      case TRANSFER_BALANCE -> change.transfer(account);
      case TRANSFER_MONETARY_DEFAULT -> change.collect(account);
      case CDRLOG -> {
        logged.add(action);
        yield null;
      }
      case LOG -> effect(account, EffectKind.LOG, action);
      case HTTP_POST, HTTP_POST_ASYNC, CALL_URL, CALL_URL_ASYNC ->
          effect(account, EffectKind.HTTP_POST, action);
      case CGR_RPC -> effect(account, EffectKind.RPC, action);
      case MAIL_ASYNC -> effect(account, EffectKind.MAIL, action);
      default -> plain(account, action);
    };
  }

  /** What an action of an account does as well. */
  private @Nullable Refusal plain(Account account, StoredAction action) {
    AccountTerms terms = account.terms();
    TriggerSelector triggers =
        switch (action.type()) {
          case RESET_TRIGGERS, SET_RECURRENT, UNSET_RECURRENT, RESET_COUNTERS ->
              ActionParameters.triggers(action.extraParameters(), action.balance());
          default -> TriggerSelector.ALL;
        };
    List<AccountAction> actions =
        switch (action.type()) {
          case REMOVE_EXPIRED -> List.of(new AccountAction.RemoveExpired());
          case RESET_ACCOUNT ->
              List.of(
                  new AccountAction.Reset(BalanceSelector.ALL),
                  new AccountAction.ResetCounters(TriggerSelector.ALL),
                  new AccountAction.ResetTriggers(TriggerSelector.ALL));
          case RESET_COUNTERS -> List.of(new AccountAction.ResetCounters(triggers));
          case RESET_TRIGGERS -> List.of(new AccountAction.ResetTriggers(triggers));
          case SET_RECURRENT -> List.of(new AccountAction.SetRecurrent(triggers, true));
          case UNSET_RECURRENT -> List.of(new AccountAction.SetRecurrent(triggers, false));
          case ENABLE_ACCOUNT -> List.of(new AccountAction.Disable(false));
          case DISABLE_ACCOUNT -> List.of(new AccountAction.Disable(true));
          case ALLOW_NEGATIVE -> List.of(new AccountAction.Configure(terms.negative(true)));
          case DENY_NEGATIVE -> List.of(new AccountAction.Configure(terms.negative(false)));
          case REMOVE_ACCOUNT -> List.of(new AccountAction.Remove());
          default -> throw new IllegalStateException("no plain action: " + action.type());
        };
    return new AccountChange(work, id).apply(actions).orElse(null);
  }

  private @Nullable Refusal effect(Account account, EffectKind kind, StoredAction action) {
    Effect effect = new Effect(kind, action.extraParameters());
    List<Move> of = kind == EffectKind.CDR_LOG ? moves : List.of();
    EffectContext context =
        new EffectContext(LedgerTime.instant(work.at()), account, setId, cause, of);
    work.record(new LedgerRecord.EffectDue(id, effect, context));
    return null;
  }
}

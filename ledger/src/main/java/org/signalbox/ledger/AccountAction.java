package org.signalbox.ledger;

import java.util.List;
import java.util.Optional;
import org.signalbox.core.Amount;
import org.signalbox.ledger.internal.Texts;

/**
 * One thing done to an account. Several in one command are done in order, all or none.
 *
 * <p>Every action but {@link Configure} and {@link Open} wants the account to exist.
 */
public sealed interface AccountAction {

  /**
   * Opens the account, or gives it other terms. Another currency is refused once there is money.
   */
  record Configure(AccountTerms terms) implements AccountAction {}

  /** Opens the account where it is missing; otherwise leaves it as it is. */
  record Open() implements AccountAction {}

  /** Allows or forbids new use of the account. */
  record Disable(boolean disabled) implements AccountAction {}

  /**
   * Removes the account; what its balances hold lapses, and what sessions hold of it when they give
   * it back.
   */
  record Remove() implements AccountAction {}

  /**
   * Adds to the balance of that kind and name, which takes on the end and the terms, or makes it.
   *
   * @param currency what the money is; empty for the account's
   */
  record TopUp(BalanceSpec spec, Amount value, Optional<String> currency) implements AccountAction {
    public TopUp {
      Texts.requireMovable(value);
      currency.ifPresent(text -> Texts.requireText("currency", text));
    }

    public TopUp(BalanceSpec spec, Amount value) {
      this(spec, value, Optional.empty());
    }
  }

  /** Makes the balance hold just so much, with this end and these terms. */
  record TopUpReset(BalanceSpec spec, Amount value) implements AccountAction {
    public TopUpReset {
      Texts.requireMovable(value);
    }
  }

  /**
   * Takes from one balance. Units and money of an account that must not go negative are refused
   * when they are not there; other money goes below zero.
   */
  record Debit(BalanceSelector balance, Amount value) implements AccountAction {
    public Debit {
      Texts.requireMovable(value);
    }
  }

  /** Makes the balances selected hold nothing. */
  record Reset(BalanceSelector balances) implements AccountAction {}

  /** Removes the balances selected; what they hold lapses. */
  record RemoveBalances(BalanceSelector balances) implements AccountAction {}

  /** Removes the balances that have ended. */
  record RemoveExpired() implements AccountAction {}

  /** Gives the balances selected another end. */
  record SetExpiry(BalanceSelector balances, Expiry expiry) implements AccountAction {}

  /**
   * Moves value from a balance of this account to one of another, which is made where it is
   * missing. Refused when it is not there.
   *
   * @param from one balance of this account
   * @param to the other account; may be this one
   * @param toBalanceId the name of the other balance, of the same kind
   */
  record Transfer(BalanceSelector from, AccountId to, String toBalanceId, Amount value)
      implements AccountAction {
    public Transfer {
      Texts.requireName("balance", toBalanceId);
      Texts.requireMovable(value);
    }
  }

  /** Something to be done outside: leaves as a record, at least once, with a stable id. */
  record Effect(EffectKind kind, String parameters) implements AccountAction {

    /** Longest parameters. */
    public static final int CHARACTERS_MAX = 16_384;

    public Effect {
      Texts.requireBetween("parameters", parameters, 0, CHARACTERS_MAX);
    }
  }

  /** What is to be done outside. */
  enum EffectKind {
    CDR_LOG,
    LOG,
    HTTP_POST,
    RPC,
    MAIL
  }

  /** Runs a stored set on the account; refused as its first action that cannot be done is. */
  record RunActions(String actionSet) implements AccountAction {

    public RunActions {
      Texts.requireName("action set", actionSet);
    }
  }

  /**
   * Does stored actions that no set holds, in the order given.
   *
   * @param actions 1 to {@link Definition#ENTRIES_MAX}
   */
  record Perform(List<StoredAction> actions) implements AccountAction {

    public Perform {
      actions = List.copyOf(actions);
      if (actions.isEmpty() || actions.size() > Definition.ENTRIES_MAX) {
        throw new IllegalArgumentException(
            "found " + actions.size() + " actions, expected 1 to " + Definition.ENTRIES_MAX);
      }
    }
  }

  /**
   * Has the plan's sets run on the account from now on; those that are to run at once do when the
   * account is new to the plan.
   */
  record JoinPlan(String plan) implements AccountAction {

    public JoinPlan {
      Texts.requireName("action plan", plan);
    }
  }

  /** Has them run no longer. Does nothing where the account is not in the plan. */
  record LeavePlan(String plan) implements AccountAction {

    public LeavePlan {
      Texts.requireName("action plan", plan);
    }
  }

  /** Gives the account the triggers of a group, fresh; those it has of the group go. */
  record GiveTriggers(String group) implements AccountAction {

    public GiveTriggers {
      Texts.requireName("trigger group", group);
    }
  }

  /** Puts one trigger in the place of the one of its group and name, or behind all others. */
  record PutTrigger(TriggerState trigger) implements AccountAction {}

  /**
   * Gives the account one trigger. What one of its group and name has counted, and when it fired,
   * stays, whatever it is now to be.
   *
   * @param executed whether it waits for a reset; empty for as it is, and for a new one that it
   *     does not
   * @param yields whether one that the account has stays wholly as it is
   */
  record GiveTrigger(
      String group, ActionTrigger trigger, Optional<Boolean> executed, boolean yields)
      implements AccountAction {

    public GiveTrigger {
      Texts.requireText("trigger group", group);
    }
  }

  /** Has triggers wait for a reset, as if they had fired. */
  record QuietTriggers(TriggerSelector triggers) implements AccountAction {}

  /** Takes triggers from the account. */
  record RemoveTriggers(TriggerSelector triggers) implements AccountAction {}

  /** Lets triggers fire again. */
  record ResetTriggers(TriggerSelector triggers) implements AccountAction {}

  /** Has triggers fire again and again, or once. */
  record SetRecurrent(TriggerSelector triggers, boolean recurrent) implements AccountAction {}

  /** Has counters of triggers begin at zero. */
  record ResetCounters(TriggerSelector triggers) implements AccountAction {}
}

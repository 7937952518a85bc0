package org.signalbox.ledger;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.signalbox.core.Amount;
import org.signalbox.ledger.LedgerCommand.Define;
import org.signalbox.rating.TypeOfRecord;

/** Definitions that many tests need. */
final class Actions {

  static final BalancePattern MONEY = BalancePattern.of(TypeOfRecord.MONETARY, Balance.DEFAULT_ID);

  private Actions() {}

  static Definition.ActionSet set(String id, StoredAction... actions) {
    return new Definition.ActionSet(id, List.of(actions));
  }

  static StoredAction money(ActionType type, String value) {
    return on(type, MONEY, value);
  }

  static StoredAction on(ActionType type, BalancePattern balance, String value) {
    return StoredAction.of(type, balance, Optional.of(new ActionValue.Fixed(Amount.of(value))));
  }

  static StoredAction saying(ActionType type, String extraParameters) {
    return new StoredAction(
        type,
        BalancePattern.ANY,
        Optional.empty(),
        Optional.empty(),
        ActionCondition.NONE,
        extraParameters,
        BigDecimal.ZERO);
  }

  static StoredAction ending(StoredAction action, String expiry) {
    return new StoredAction(
        action.type(),
        action.balance(),
        action.value(),
        Optional.of(new Expiry.Rule(expiry, "Z")),
        action.condition(),
        action.extraParameters(),
        action.weight());
  }

  static StoredAction onlyIf(String condition, StoredAction action) {
    return new StoredAction(
        action.type(),
        action.balance(),
        action.value(),
        action.expiry(),
        ActionCondition.of(condition),
        action.extraParameters(),
        action.weight());
  }

  static StoredAction weighing(int weight, StoredAction action) {
    return new StoredAction(
        action.type(),
        action.balance(),
        action.value(),
        action.expiry(),
        action.condition(),
        action.extraParameters(),
        BigDecimal.valueOf(weight));
  }

  static ActionTrigger trigger(
      String id, ThresholdType type, String threshold, BalancePattern balance, String actionSet) {
    return new ActionTrigger(
        id,
        type,
        Amount.of(threshold),
        false,
        Duration.ZERO,
        Optional.empty(),
        Optional.empty(),
        balance,
        actionSet,
        BigDecimal.ZERO);
  }

  static PlanTiming timing(String id, String actionSet, PlanSchedule schedule) {
    return new PlanTiming(id, actionSet, BigDecimal.ZERO, schedule);
  }

  static PlanSchedule monthly(Instant since) {
    return new PlanSchedule.Every(PlanSchedule.Interval.MONTH, since);
  }

  static Define define(Definition... definitions) {
    return new Define(Ledgers.NOON, Optional.empty(), List.of(definitions), List.of());
  }
}

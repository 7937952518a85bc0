package org.signalbox.catalog.csv;

import java.util.List;
import org.signalbox.catalog.tp.TpAccountActions;
import org.signalbox.catalog.tp.TpAction;
import org.signalbox.catalog.tp.TpActionPlan;
import org.signalbox.catalog.tp.TpActionTrigger;
import org.signalbox.catalog.tp.TpActionTriggers;
import org.signalbox.catalog.tp.TpActions;
import org.signalbox.catalog.tp.TpBalance;
import org.signalbox.catalog.tp.TpItem;
import org.signalbox.catalog.tp.TpSharedGroups;

/** Rows about actions and accounts to the item they make together. */
final class ActionRows {

  private ActionRows() {}

  static TpItem actions(List<PlanRow> rows) {
    return new TpActions(
        rows.getFirst().text("ID"), rows.stream().map(ActionRows::action).toList());
  }

  private static TpAction action(PlanRow row) {
    return new TpAction(
        row.required("Identifier"),
        new TpBalance(
            row.text("BalanceId"),
            row.text("BalanceType"),
            row.text("Categories"),
            row.text("DestinationIds"),
            row.text("RatingSubject"),
            row.text("SharedGroups"),
            row.text("ExpiryTime"),
            row.text("TimingTags"),
            row.text("BalanceWeight"),
            row.text("BalanceBlocker"),
            row.text("BalanceDisabled")),
        row.text("Units"),
        row.text("Filters"),
        row.text("ExtraParameters"),
        row.decimal("Weight"));
  }

  static TpItem actionPlan(List<PlanRow> rows) {
    return new TpActionPlan(
        rows.getFirst().text("ID"), rows.stream().map(ActionRows::binding).toList());
  }

  private static TpActionPlan.Binding binding(PlanRow row) {
    return new TpActionPlan.Binding(
        row.required("ActionsId"), row.required("TimingId"), row.decimal("Weight"));
  }

  static TpItem actionTriggers(List<PlanRow> rows) {
    return new TpActionTriggers(
        rows.getFirst().text("ID"), rows.stream().map(ActionRows::trigger).toList());
  }

  private static TpActionTrigger trigger(PlanRow row) {
    return new TpActionTrigger(
        row.text("UniqueID"),
        new TpActionTrigger.Threshold(row.required("ThresholdType"), row.decimal("ThresholdValue")),
        new TpBalance(
            row.text("BalanceId"),
            row.text("BalanceType"),
            row.text("BalanceCategories"),
            row.text("BalanceDestinationIds"),
            row.text("BalanceRatingSubject"),
            row.text("BalanceSharedGroups"),
            row.text("BalanceExpirationDate"),
            row.text("BalanceTimingTags"),
            row.text("BalanceWeight"),
            row.text("BalanceBlocker"),
            row.text("BalanceDisabled")),
        row.flag("Recurrent"),
        row.text("MinSleep"),
        row.text("ActivationDate"),
        row.text("ExpirationDate"),
        row.required("ActionsId"),
        row.decimal("Weight"));
  }

  static TpItem sharedGroups(List<PlanRow> rows) {
    return new TpSharedGroups(
        rows.getFirst().text("ID"), rows.stream().map(ActionRows::rule).toList());
  }

  private static TpSharedGroups.Rule rule(PlanRow row) {
    return new TpSharedGroups.Rule(
        row.required("Account"), row.text("Strategy"), row.text("RatingSubject"));
  }

  static TpItem accountActions(List<PlanRow> rows, String loadId, String tenant) {
    PlanRow row = rows.getFirst();
    for (PlanRow second : rows.subList(1, rows.size())) {
      second.problem(
          "Account",
          "\"" + row.text("Account") + "\", which line " + row.line() + " has",
          "one line an account");
    }
    return new TpAccountActions(
        loadId,
        tenant,
        row.text("Account"),
        row.text("ActionPlanId"),
        row.text("ActionTriggersId"),
        row.flag("AllowNegative"),
        row.flag("Disabled"));
  }
}

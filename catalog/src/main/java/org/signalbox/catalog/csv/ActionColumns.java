package org.signalbox.catalog.csv;

import java.util.ArrayList;
import java.util.List;

/** The columns of the files about actions and accounts; the present layout first. */
final class ActionColumns {

  private static final PlanColumn TAG =
      PlanColumn.of(
          "ID", "Tag", "Id", "ActionsTag", "ActionsId", "ActionPlanTag", "ActionTriggersTag");
  private static final PlanColumn WEIGHT = PlanColumn.of("Weight");
  private static final PlanColumn FILTERS = PlanColumn.of("Filters", "Filters", "Filter");
  private static final PlanColumn BALANCE_ID =
      PlanColumn.of("BalanceId", "BalanceTag", "BalanceId", "BalanceID");
  private static final PlanColumn BALANCE_BLOCKER = PlanColumn.of("BalanceBlocker");
  private static final PlanColumn ACTIONS_ID =
      PlanColumn.of("ActionsId", "ActionsTag", "ActionsId", "ActionsID");

  private static final PlanColumn TIMING_IDS =
      PlanColumn.of("TimingTags", "TimingTags", "TimingIds", "TimingTag");
  private static final PlanColumn BALANCE_DISABLED = PlanColumn.of("BalanceDisabled");

  /** A column of older releases that means nothing any more. */
  private static final PlanColumn QUEUED_ITEMS =
      PlanColumn.of("StatsMinQueuedItems", "StatsMinQueuedItems", "MinQueuedItems");

  private static final List<PlanColumn> ACTION =
      List.of(
          TAG,
          PlanColumn.of("Identifier", "Action", "Identifier", "ActionType"),
          PlanColumn.of("ExtraParameters"),
          FILTERS,
          BALANCE_ID,
          PlanColumn.of("BalanceType"),
          PlanColumns.DIRECTION,
          PlanColumn.of("Categories", "Categories", "Category"),
          PlanColumn.of(
              "DestinationIds",
              "DestinationTags",
              "DestinationIds",
              "DestinationTag",
              "DestinationId"),
          PlanColumn.of("RatingSubject"),
          PlanColumn.of("SharedGroups", "SharedGroups", "SharedGroup"),
          PlanColumn.of("ExpiryTime"),
          TIMING_IDS,
          PlanColumn.of("Units"),
          PlanColumn.of("BalanceWeight"),
          BALANCE_BLOCKER,
          BALANCE_DISABLED,
          WEIGHT);

  static final List<List<PlanColumn>> ACTIONS =
      List.of(
          without(ACTION, PlanColumns.DIRECTION),
          ACTION,
          without(ACTION, FILTERS, BALANCE_BLOCKER),
          without(ACTION, FILTERS, BALANCE_BLOCKER, BALANCE_DISABLED, TIMING_IDS));

  static final List<List<PlanColumn>> ACTION_PLANS =
      List.of(
          List.of(TAG, ACTIONS_ID, PlanColumn.of("TimingId", "TimingTag", "TimingId"), WEIGHT),
          List.of(TAG, ACTIONS_ID, PlanColumn.of("TimingId", "TimingTag", "TimingId")));

  private static final PlanColumn UNIQUE_ID = PlanColumn.of("UniqueID");
  private static final PlanColumn EXPIRATION =
      PlanColumn.of("ExpirationDate", "ExpiryTime", "ExpirationDate");
  private static final PlanColumn ACTIVATION =
      PlanColumn.of("ActivationDate", "ActivationTime", "ActivationDate");
  private static final PlanColumn BALANCE_TIMINGS =
      PlanColumn.of("BalanceTimingTags", "BalanceTimingTags", "BalanceTimingIds");

  private static final List<PlanColumn> TRIGGER =
      List.of(
          TAG,
          UNIQUE_ID,
          PlanColumn.of("ThresholdType"),
          PlanColumn.of("ThresholdValue"),
          PlanColumn.of("Recurrent"),
          PlanColumn.of("MinSleep"),
          EXPIRATION,
          ACTIVATION,
          BALANCE_ID,
          PlanColumn.of("BalanceType"),
          PlanColumns.DIRECTION,
          PlanColumn.of("BalanceCategories", "BalanceCategories", "BalanceCategory"),
          PlanColumn.of(
              "BalanceDestinationIds",
              "BalanceDestinationTags",
              "BalanceDestinationIds",
              "BalanceDestinationTag",
              "BalanceDestinationId"),
          PlanColumn.of("BalanceRatingSubject"),
          PlanColumn.of("BalanceSharedGroups", "BalanceSharedGroups", "BalanceSharedGroup"),
          PlanColumn.of("BalanceExpirationDate", "BalanceExpiryTime", "BalanceExpirationDate"),
          BALANCE_TIMINGS,
          PlanColumn.of("BalanceWeight"),
          BALANCE_BLOCKER,
          BALANCE_DISABLED,
          QUEUED_ITEMS,
          ACTIONS_ID,
          WEIGHT);

  static final List<List<PlanColumn>> ACTION_TRIGGERS =
      List.of(
          without(TRIGGER, PlanColumns.DIRECTION, QUEUED_ITEMS),
          TRIGGER,
          without(TRIGGER, PlanColumns.DIRECTION),
          without(TRIGGER, EXPIRATION, ACTIVATION, BALANCE_BLOCKER),
          without(TRIGGER, EXPIRATION, ACTIVATION, BALANCE_BLOCKER, BALANCE_DISABLED),
          without(
              TRIGGER,
              UNIQUE_ID,
              EXPIRATION,
              ACTIVATION,
              BALANCE_TIMINGS,
              BALANCE_BLOCKER,
              BALANCE_DISABLED));

  static final List<List<PlanColumn>> SHARED_GROUPS =
      List.of(
          List.of(
              TAG,
              PlanColumn.of("Account"),
              PlanColumn.of("Strategy"),
              PlanColumn.of("RatingSubject")),
          List.of(TAG, PlanColumn.of("Account"), PlanColumn.of("Strategy")));

  private static final List<PlanColumn> ACCOUNT =
      List.of(
          PlanColumn.of("Tenant"),
          PlanColumn.of("Account"),
          PlanColumns.DIRECTION,
          PlanColumn.of("ActionPlanId", "ActionPlanTag", "ActionPlanId"),
          PlanColumn.of("ActionTriggersId", "ActionTriggersTag", "ActionTriggersId"),
          PlanColumn.of("AllowNegative"),
          PlanColumn.of("Disabled"));

  private static final List<PlanColumn> UNDIRECTED_ACCOUNT =
      without(ACCOUNT, PlanColumns.DIRECTION);

  static final List<List<PlanColumn>> ACCOUNT_ACTIONS =
      List.of(
          UNDIRECTED_ACCOUNT,
          ACCOUNT,
          UNDIRECTED_ACCOUNT.subList(0, 5),
          ACCOUNT.subList(0, 5),
          UNDIRECTED_ACCOUNT.subList(0, 4));

  private ActionColumns() {}

  private static List<PlanColumn> without(List<PlanColumn> layout, PlanColumn... left) {
    List<PlanColumn> kept = new ArrayList<>(layout);
    kept.removeAll(List.of(left));
    return List.copyOf(kept);
  }
}

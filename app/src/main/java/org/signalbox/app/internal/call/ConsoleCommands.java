package org.signalbox.app.internal.call;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The commands of cgr-console that this release answers, and the methods they call. */
public final class ConsoleCommands {

  private static final Map<String, String> METHODS = new TreeMap<>();

  private static final Map<String, String> PING_SERVICES =
      Map.of(
          "apier", "APIerSv1",
          "attributes", "AttributeSv1",
          "chargers", "ChargerSv1",
          "cdrs", "CDRsV1",
          "core", "CoreSv1",
          "scheduler", "SchedulerSv1",
          "rals", "Responder");

  static {
    prices();
    plans();
    profiles("attributes", "AttributeProfile");
    profiles("chargers", "ChargerProfile");
    events();
    accounts();
    actions();
    METHODS.put("ping", "APIerSv1.Ping");
    METHODS.put("status", "CoreSv1.Status");
  }

  private ConsoleCommands() {}

  private static void prices() {
    METHODS.put("cost", "APIerSv1.GetCost");
    METHODS.put("datacost", "APIerSv1.GetDataCost");
    METHODS.put("ratingprofile", "APIerSv1.GetRatingProfile");
    METHODS.put("ratingprofile_ids", "APIerSv1.GetRatingProfileIDs");
    METHODS.put("ratingprofile_set", "APIerSv1.SetRatingProfile");
    METHODS.put("ratingprofile_rem", "APIerSv1.RemoveRatingProfile");
  }

  private static void plans() {
    METHODS.put("load_tp_from_stordb", "APIerSv1.LoadTariffPlanFromStorDb");
    METHODS.put("load_tp_from_folder", "APIerSv1.LoadTariffPlanFromFolder");
    METHODS.put("import_tp_from_folder", "APIerSv1.ImportTariffPlanFromFolder");
    METHODS.put("destinations", "APIerSv1.GetDestination");
    METHODS.put("destination_set", "APIerSv1.SetDestination");
    METHODS.put("destination_rem", "APIerSv1.RemoveDestination");
    METHODS.put("timing", "APIerSv1.GetTiming");
    METHODS.put("timing_set", "APIerSv1.SetTiming");
    METHODS.put("timing_rem", "APIerSv1.RemoveTiming");
    METHODS.put("filter", "APIerSv1.GetFilter");
    METHODS.put("filter_ids", "APIerSv1.GetFilterIDs");
    METHODS.put("filter_set", "APIerSv1.SetFilter");
    METHODS.put("filter_rem", "APIerSv1.RemoveFilter");
  }

  private static void profiles(String noun, String profile) {
    METHODS.put(noun + "_profile", "APIerSv1.Get" + profile);
    METHODS.put(noun + "_profile_ids", "APIerSv1.Get" + profile + "IDs");
    METHODS.put(noun + "_profile_set", "APIerSv1.Set" + profile);
    METHODS.put(noun + "_profile_rem", "APIerSv1.Remove" + profile);
    METHODS.put(noun + "_profile_remove", "APIerSv1.Remove" + profile);
  }

  private static void events() {
    METHODS.put("chargers", "ChargerSv1.GetChargersForEvent");
    METHODS.put("chargers_for_event", "ChargerSv1.GetChargersForEvent");
    METHODS.put("chargers_process_event", "ChargerSv1.ProcessEvent");
    METHODS.put("attributes", "AttributeSv1.GetAttributeForEvent");
    METHODS.put("attributes_for_event", "AttributeSv1.GetAttributeForEvent");
    METHODS.put("attributes_process_event", "AttributeSv1.ProcessEvent");
    METHODS.put("cdrs", "APIerSv2.GetCDRs");
    METHODS.put("cdrs_count", "CDRsV1.GetCDRsCount");
    METHODS.put("cdrs_rate", "CDRsV1.RateCDRs");
    METHODS.put("process_cdr", "CDRsV1.ProcessCDR");
    METHODS.put("process_external_cdr", "CDRsV1.ProcessExternalCDR");
  }

  private static void accounts() {
    METHODS.put("accounts", "APIerSv2.GetAccounts");
    METHODS.put("account_set", "APIerSv2.SetAccount");
    METHODS.put("account_remove", "APIerSv1.RemoveAccount");
    METHODS.put("balance_add", "APIerSv1.AddBalance");
    METHODS.put("balance_set", "APIerSv1.SetBalance");
    METHODS.put("balance_debit", "APIerSv1.DebitBalance");
    METHODS.put("balance_remove", "APIerSv1.RemoveBalances");
  }

  private static void actions() {
    METHODS.put("actions", "APIerSv2.GetActions");
    METHODS.put("actions_remove", "APIerSv1.RemoveActions");
    METHODS.put("action_execute", "APIerSv1.ExecuteAction");
    METHODS.put("actionplan_get", "APIerSv1.GetActionPlan");
    METHODS.put("actionplan_set", "APIerSv1.SetActionPlan");
    METHODS.put("actionplan_remove", "APIerSv1.RemoveActionPlan");
    METHODS.put("triggers", "APIerSv1.GetActionTriggers");
    METHODS.put("triggers_set", "APIerSv1.SetActionTrigger");
    METHODS.put("account_triggers_add", "APIerSv1.AddAccountActionTriggers");
    METHODS.put("account_triggers_remove", "APIerSv1.RemoveAccountActionTriggers");
    METHODS.put("account_triggers_reset", "APIerSv1.ResetAccountActionTriggers");
    METHODS.put("account_triggers_set", "APIerSv1.SetAccountActionTriggers");
    METHODS.put("sharedgroup", "APIerSv1.GetSharedGroup");
    METHODS.put("scheduler_reload", "SchedulerSv1.Reload");
    METHODS.put("scheduler_execute", "SchedulerSv1.ExecuteActions");
    METHODS.put("scheduler_queue", "APIerSv1.GetScheduledActions");
  }

  /** All commands, in order. */
  public static Set<String> names() {
    return METHODS.keySet();
  }

  /** The method of a command. */
  public static Optional<String> method(String command) {
    return Optional.ofNullable(METHODS.get(command));
  }

  /** The method that {@code ping SERVICE} calls. */
  static String ping(String service) {
    return PING_SERVICES.getOrDefault(service.replace("\"", ""), service) + ".Ping";
  }
}

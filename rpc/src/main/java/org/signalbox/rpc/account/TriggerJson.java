package org.signalbox.rpc.account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountRules;
import org.signalbox.ledger.ActionTrigger;
import org.signalbox.ledger.TriggerState;
import org.signalbox.rating.TypeOfRecord;
import tools.jackson.core.JsonGenerator;

/** Triggers as clients see them, and the counters of accounts as {@code APIerSv2} shows them. */
public final class TriggerJson {

  private TriggerJson() {}

  /** The member {@code UnitCounters}: by kind of balance, what is counted for triggers. */
  static void counters(AccountRules rules, JsonGenerator out) {
    SortedMap<String, List<TriggerState>> byKind = counting(rules);
    if (byKind.isEmpty()) {
      out.writeNullProperty("UnitCounters");
      return;
    }
    out.writeObjectPropertyStart("UnitCounters");
    byKind.forEach((kind, states) -> {
      out.writeArrayPropertyStart(kind);
      for (TriggerState state : states) {
        out.writeStartObject();
        out.writeStringProperty(
            "CounterType", state.trigger().type().countsEvents() ? "*event" : "*balance");
        out.writeArrayPropertyStart("Counters");
        out.writeStartObject();
        AccountJson.amount("Value", state.counted(), out);
        out.writeName("Filter");
        BalanceFilterJson.write(out, state.trigger().balance(), Optional.empty());
        out.writeEndObject();
        out.writeEndArray();
        out.writeEndObject();
      }
      out.writeEndArray();
    });
    out.writeEndObject();
  }

  /** The triggers that count, by the kind of balance they count for. */
  static SortedMap<String, List<TriggerState>> counting(AccountRules rules) {
    SortedMap<String, List<TriggerState>> byKind = new TreeMap<>();
    for (TriggerState state : rules.triggers()) {
      ActionTrigger trigger = state.trigger();
      if (trigger.type().countsEvents() || trigger.type().countsBalances()) {
        String kind = trigger.balance().tor().map(TypeOfRecord::text).orElse("");
        byKind.computeIfAbsent(kind, each -> new ArrayList<>()).add(state);
      }
    }
    return byKind;
  }

  /** The member {@code ActionTriggers}. */
  static void triggers(AccountRules rules, JsonGenerator out) {
    if (rules.triggers().isEmpty()) {
      out.writeNullProperty("ActionTriggers");
      return;
    }
    out.writeArrayPropertyStart("ActionTriggers");
    rules.triggers().forEach(state -> write(state, out));
    out.writeEndArray();
  }

  /** One trigger, as an account has it. */
  public static void write(TriggerState state, JsonGenerator out) {
    ActionTrigger trigger = state.trigger();
    out.writeStartObject();
    out.writeStringProperty("ID", state.group());
    out.writeStringProperty("UniqueID", trigger.id());
    out.writeStringProperty("ThresholdType", trigger.type().text());
    AccountJson.amount("ThresholdValue", trigger.threshold(), out);
    out.writeBooleanProperty("Recurrent", trigger.isRecurrent());
    out.writeNumberProperty("MinSleep", trigger.minSleep().toNanos());
    out.writeStringProperty("ExpirationDate", AccountJson.time(trigger.expiry()));
    out.writeStringProperty("ActivationDate", AccountJson.time(trigger.activation()));
    out.writeName("Balance");
    BalanceFilterJson.write(out, trigger.balance(), Optional.empty());
    BalanceFilterJson.number(out, "Weight", Amount.of(trigger.weight()));
    out.writeStringProperty("ActionsID", trigger.actionSet());
    out.writeNumberProperty("MinQueuedItems", 0);
    out.writeBooleanProperty("Executed", state.isExecuted());
    out.writeStringProperty("LastExecutionTime", AccountJson.time(state.lastExecuted()));
    out.writeEndObject();
  }
}

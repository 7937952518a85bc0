package org.signalbox.rpc.account;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.signalbox.ledger.AccountRules;
import org.signalbox.ledger.ActionTrigger;
import org.signalbox.ledger.BalancePattern;
import org.signalbox.ledger.TriggerState;
import org.signalbox.rating.TypeOfRecord;
import tools.jackson.core.JsonGenerator;

/** Triggers and counters of accounts as {@code APIerSv2} shows them. */
final class TriggerJson {

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
        pattern(state.trigger().balance(), out);
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
    rules.triggers().forEach(state -> trigger(state, out));
    out.writeEndArray();
  }

  private static void trigger(TriggerState state, JsonGenerator out) {
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
    pattern(trigger.balance(), out);
    out.writeNumberProperty("Weight", trigger.weight());
    out.writeStringProperty("ActionsID", trigger.actionSet());
    out.writeNumberProperty("MinQueuedItems", 0);
    out.writeBooleanProperty("Executed", state.isExecuted());
    out.writeStringProperty("LastExecutionTime", AccountJson.time(state.lastExecuted()));
    out.writeEndObject();
  }

  /** A filter of balances: what it does not say is null. */
  static void pattern(BalancePattern pattern, JsonGenerator out) {
    out.writeStartObject();
    out.writeNullProperty("Uuid");
    text("ID", pattern.id().orElse(""), out);
    text("Type", pattern.tor().map(TypeOfRecord::text).orElse(""), out);
    out.writeNullProperty("Value");
    out.writeNullProperty("ExpirationDate");
    if (pattern.weight().isPresent()) {
      out.writeNumberProperty("Weight", pattern.weight().get());
    } else {
      out.writeNullProperty("Weight");
    }
    names("DestinationIDs", pattern.destinations(), out);
    text("RatingSubject", pattern.ratingSubject().orElse(""), out);
    names("Categories", pattern.categories(), out);
    names("SharedGroups", pattern.sharedGroups(), out);
    if (pattern.timings().isEmpty()) {
      out.writeNullProperty("TimingIDs");
    } else {
      out.writeObjectPropertyStart("TimingIDs");
      pattern.timings().forEach(timing -> out.writeBooleanProperty(timing.timing().id(), true));
      out.writeEndObject();
    }
    AccountJson.timings(pattern.timings(), out);
    flag("Disabled", pattern.isDisabled(), out);
    AccountJson.factors(pattern.factors(), out);
    flag("Blocker", pattern.isBlocker(), out);
    out.writeEndObject();
  }

  private static void text(String name, String text, JsonGenerator out) {
    if (text.isEmpty()) {
      out.writeNullProperty(name);
    } else {
      out.writeStringProperty(name, text);
    }
  }

  private static void names(String name, java.util.SortedSet<String> names, JsonGenerator out) {
    if (names.isEmpty()) {
      out.writeNullProperty(name);
    } else {
      AccountJson.names(name, names, out);
    }
  }

  private static void flag(String name, java.util.Optional<Boolean> flag, JsonGenerator out) {
    if (flag.isPresent()) {
      out.writeBooleanProperty(name, flag.get());
    } else {
      out.writeNullProperty(name);
    }
  }
}

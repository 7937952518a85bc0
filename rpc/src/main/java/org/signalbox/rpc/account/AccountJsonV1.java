package org.signalbox.rpc.account;

import java.util.Collection;
import org.signalbox.charging.BalanceUuid;
import org.signalbox.core.Amount;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.ActionTrigger;
import org.signalbox.ledger.Balance;
import org.signalbox.ledger.BalancePattern;
import org.signalbox.ledger.BalanceTerms;
import org.signalbox.ledger.TriggerState;
import org.signalbox.rating.TypeOfRecord;
import tools.jackson.core.JsonGenerator;

/**
 * Accounts in the older form of {@code APIerSv1}: {@code *out:} before the account and behind the
 * kinds of balances, names joined by {@code ;}.
 */
final class AccountJsonV1 {

  private static final String OUT = "*out";

  private AccountJsonV1() {}

  static void write(AccountQueryMethods.Found found, JsonGenerator out) {
    Account account = found.account();
    out.writeStartObject();
    out.writeStringProperty("Id", OUT + ":" + account.id());
    out.writeObjectPropertyStart("BalanceMap");
    AccountJson.byKind(account)
        .forEach((kind, balances) -> {
          out.writeArrayPropertyStart(kind + OUT);
          balances.forEach(balance -> balance(account, balance, out));
          out.writeEndArray();
        });
    out.writeEndObject();
    out.writeArrayPropertyStart("UnitCounters");
    TriggerJson.counting(found.rules())
        .forEach((kind, states) -> states.forEach(state -> counter(kind, state, out)));
    out.writeEndArray();
    out.writeArrayPropertyStart("ActionTriggers");
    found.rules().triggers().forEach(state -> trigger(state, out));
    out.writeEndArray();
    out.writeBooleanProperty("AllowNegative", account.terms().mayGoNegative());
    out.writeBooleanProperty("Disabled", account.terms().isDisabled());
    out.writeEndObject();
  }

  private static void balance(Account account, Balance balance, JsonGenerator out) {
    BalanceTerms terms = balance.terms();
    out.writeStartObject();
    out.writeStringProperty("Uuid", BalanceUuid.of(account.id(), balance.serial()));
    out.writeStringProperty("Id", balance.id());
    AccountJson.amount("Value", balance.value(), out);
    out.writeStringProperty("ExpirationDate", AccountJson.time(balance.expiry()));
    AccountJson.amount("Weight", Amount.of(terms.weight()), out);
    terms(terms, out);
    out.writeEndObject();
  }

  private static void terms(BalanceTerms terms, JsonGenerator out) {
    out.writeStringProperty("DestinationIds", joined(terms.destinations()));
    out.writeStringProperty("RatingSubject", terms.ratingSubject());
    out.writeStringProperty("Category", joined(terms.categories()));
    out.writeStringProperty("SharedGroup", joined(terms.sharedGroups()));
    AccountJson.timings(terms.timings(), out);
    out.writeStringProperty(
        "TimingIDs", joined(terms.timings().stream().map(each -> each.timing().id()).toList()));
    out.writeBooleanProperty("Disabled", terms.isDisabled());
  }

  private static void counter(String kind, TriggerState state, JsonGenerator out) {
    BalancePattern pattern = state.trigger().balance();
    out.writeStartObject();
    out.writeStringProperty("BalanceType", kind);
    out.writeArrayPropertyStart("Balances");
    out.writeStartObject();
    out.writeStringProperty("Uuid", "");
    out.writeStringProperty("Id", pattern.id().orElse(""));
    AccountJson.amount("Value", state.counted(), out);
    out.writeStringProperty("ExpirationDate", AccountJson.time(java.util.Optional.empty()));
    BalanceTerms terms = pattern.terms(BalanceTerms.PLAIN);
    AccountJson.amount("Weight", Amount.of(terms.weight()), out);
    terms(terms, out);
    out.writeEndObject();
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void trigger(TriggerState state, JsonGenerator out) {
    ActionTrigger trigger = state.trigger();
    BalancePattern pattern = trigger.balance();
    BalanceTerms terms = pattern.terms(BalanceTerms.PLAIN);
    out.writeStartObject();
    out.writeStringProperty("Id", state.group());
    out.writeStringProperty("ThresholdType", trigger.type().text());
    AccountJson.amount("ThresholdValue", trigger.threshold(), out);
    out.writeBooleanProperty("Recurrent", trigger.isRecurrent());
    out.writeNumberProperty("MinSleep", trigger.minSleep().toNanos());
    out.writeStringProperty("BalanceId", pattern.id().orElse(""));
    out.writeStringProperty("BalanceType", pattern.tor().map(TypeOfRecord::text).orElse(""));
    out.writeStringProperty("BalanceDestinationIds", joined(terms.destinations()));
    AccountJson.amount("BalanceWeight", Amount.of(terms.weight()), out);
    out.writeStringProperty("BalanceExpirationDate", AccountJson.time(java.util.Optional.empty()));
    out.writeStringProperty(
        "BalanceTimingTags",
        joined(terms.timings().stream().map(each -> each.timing().id()).toList()));
    out.writeStringProperty("BalanceRatingSubject", terms.ratingSubject());
    out.writeStringProperty("BalanceCategory", joined(terms.categories()));
    out.writeStringProperty("BalanceSharedGroup", joined(terms.sharedGroups()));
    out.writeBooleanProperty("BalanceDisabled", terms.isDisabled());
    AccountJson.amount("Weight", Amount.of(trigger.weight()), out);
    out.writeStringProperty("ActionsId", trigger.actionSet());
    out.writeNumberProperty("MinQueuedItems", 0);
    out.writeBooleanProperty("Executed", state.isExecuted());
    out.writeEndObject();
  }

  private static String joined(Collection<String> names) {
    return String.join(";", names);
  }
}

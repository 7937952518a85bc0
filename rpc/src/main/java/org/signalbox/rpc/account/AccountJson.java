package org.signalbox.rpc.account;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.signalbox.charging.BalanceUuid;
import org.signalbox.core.Amount;
import org.signalbox.core.TimeText;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.Balance;
import org.signalbox.ledger.BalanceTerms;
import org.signalbox.ledger.BalanceTiming;
import org.signalbox.rating.Timing;
import tools.jackson.core.JsonGenerator;

/** Accounts as {@code APIerSv2} shows them. */
final class AccountJson {

  private static final String NO_TIME = "0001-01-01T00:00:00Z";
  private static final char NOT = '!';

  private AccountJson() {}

  static void write(AccountQueryMethods.Found found, JsonGenerator out) {
    Account account = found.account();
    out.writeStartObject();
    out.writeStringProperty("ID", account.id().toString());
    out.writeObjectPropertyStart("BalanceMap");
    byKind(account)
        .forEach((kind, balances) -> {
          out.writeArrayPropertyStart(kind);
          balances.forEach(balance -> balance(account, balance, out));
          out.writeEndArray();
        });
    out.writeEndObject();
    TriggerJson.counters(found.rules(), out);
    TriggerJson.triggers(found.rules(), out);
    out.writeBooleanProperty("AllowNegative", account.terms().mayGoNegative());
    out.writeBooleanProperty("Disabled", account.terms().isDisabled());
    out.writeEndObject();
  }

  static SortedMap<String, List<Balance>> byKind(Account account) {
    SortedMap<String, List<Balance>> byKind = new TreeMap<>();
    for (Balance balance : account.balances()) {
      byKind.computeIfAbsent(balance.tor().text(), kind -> new ArrayList<>()).add(balance);
    }
    return byKind;
  }

  private static void balance(Account account, Balance balance, JsonGenerator out) {
    BalanceTerms terms = balance.terms();
    out.writeStartObject();
    out.writeStringProperty("Uuid", BalanceUuid.of(account.id(), balance.serial()));
    out.writeStringProperty("ID", balance.id());
    amount("Value", balance.value(), out);
    out.writeStringProperty("ExpirationDate", time(balance.expiry()));
    amount("Weight", Amount.of(terms.weight()), out);
    names("DestinationIDs", terms.destinations(), out);
    out.writeStringProperty("RatingSubject", terms.ratingSubject());
    names("Categories", terms.categories(), out);
    names("SharedGroups", terms.sharedGroups(), out);
    timings(terms.timings(), out);
    out.writeObjectPropertyStart("TimingIDs");
    terms.timings().forEach(timing -> out.writeBooleanProperty(timing.timing().id(), true));
    out.writeEndObject();
    out.writeBooleanProperty("Disabled", terms.isDisabled());
    factors(terms.factors(), out);
    out.writeBooleanProperty("Blocker", terms.isBlocker());
    out.writeEndObject();
  }

  /** Names as the reference keeps them: an object of truth values. */
  static void names(String name, SortedSet<String> names, JsonGenerator out) {
    out.writeObjectPropertyStart(name);
    for (String each : names) {
      boolean isExcluded = each.charAt(0) == NOT;
      out.writeBooleanProperty(isExcluded ? each.substring(1) : each, !isExcluded);
    }
    out.writeEndObject();
  }

  static void timings(List<BalanceTiming> timings, JsonGenerator out) {
    if (timings.isEmpty()) {
      out.writeNullProperty("Timings");
      return;
    }
    out.writeArrayPropertyStart("Timings");
    for (BalanceTiming each : timings) {
      Timing timing = each.timing();
      out.writeStartObject();
      out.writeStringProperty("ID", timing.id());
      numbers("Years", timing.years(), out);
      numbers("Months", timing.months(), out);
      numbers("MonthDays", timing.monthDays(), out);
      numbers("WeekDays", timing.weekDays(), out);
      out.writeStringProperty("StartTime", clock(timing.startTime()));
      out.writeStringProperty("EndTime", each.end().map(AccountJson::clock).orElse(""));
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static String clock(java.time.LocalTime time) {
    return time.format(java.time.format.DateTimeFormatter.ISO_LOCAL_TIME);
  }

  private static void numbers(String name, SortedSet<Integer> numbers, JsonGenerator out) {
    out.writeArrayPropertyStart(name);
    numbers.forEach(number -> out.writeNumber((int) number));
    out.writeEndArray();
  }

  static void factors(Map<String, Amount> factors, JsonGenerator out) {
    if (factors.isEmpty()) {
      out.writeNullProperty("Factors");
      return;
    }
    out.writeObjectPropertyStart("Factors");
    factors.forEach((tor, factor) -> amount(tor, factor, out));
    out.writeEndObject();
  }

  static void amount(String name, Amount amount, JsonGenerator out) {
    out.writeName(name);
    out.writeNumber(amount.toString());
  }

  static String time(Optional<Instant> time) {
    return time.map(known -> TimeText.rfc3339(known.atZone(ZoneOffset.UTC))).orElse(NO_TIME);
  }
}

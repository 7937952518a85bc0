package org.signalbox.rpc.account;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.signalbox.charging.BalanceUuid;
import org.signalbox.core.Amount;
import org.signalbox.core.TimeText;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.ActionCondition;
import org.signalbox.ledger.ActionType;
import org.signalbox.ledger.ActionValue;
import org.signalbox.ledger.Balance;
import org.signalbox.ledger.BalancePattern;
import org.signalbox.ledger.BalanceTiming;
import org.signalbox.ledger.Expiry;
import org.signalbox.ledger.StoredAction;
import org.signalbox.rating.Timing;
import org.signalbox.rating.TypeOfRecord;
import org.signalbox.rpc.MalformedParameters;
import org.signalbox.rpc.RpcParameters;
import tools.jackson.databind.JsonNode;

/**
 * Reads what is to be done to a balance: {@code BalanceType}, {@code Value} and the members of
 * {@code Balance}. What is not said is not changed and does not matter for which balance is meant.
 */
final class BalanceRequest {

  private final AccountContext context;

  BalanceRequest(AccountContext context) {
    this.context = context;
  }

  /**
   * The action on a balance.
   *
   * @param sent has {@code BalanceType} and {@code Balance}
   * @throws MalformedParameters for a member that cannot be read
   */
  StoredAction action(ActionType type, AccountId account, RpcParameters sent) {
    RpcParameters balance = sent.object("Balance", "map[string]interface {}");
    TypeOfRecord tor = new TypeOfRecord(sent.text("BalanceType"));
    BalancePattern pattern =
        LedgerReplies.made(() ->
            new BalancePattern(
                Optional.of(tor),
                id(account, tor, balance),
                balance.member("Weight").map(sentWeight -> decimal(balance, "Weight")),
                names(balance, "DestinationIDs"),
                names(balance, "Categories"),
                names(balance, "SharedGroups"),
                timings(names(balance, "TimingIDs")),
                balance.member("RatingSubject").map(sentSubject -> balance.text("RatingSubject")),
                factors(balance),
                flag(balance, "Blocker"),
                flag(balance, "Disabled")));
    Optional<ActionValue> value = value(sent, balance);
    Optional<Expiry> expiry = expiry(account.tenant(), balance);
    return LedgerReplies.made(() ->
        new StoredAction(type, pattern, value, expiry, ActionCondition.NONE, "", BigDecimal.ZERO));
  }

  /** Whether the balance is named, by its id or its UUID. */
  static boolean namesBalance(RpcParameters sent) {
    RpcParameters balance = sent.object("Balance", "map[string]interface {}");
    return !balance.text("ID").isEmpty() || !balance.text("UUID").isEmpty();
  }

  /** The name; a UUID stands for the balance that has it now. */
  private Optional<String> id(AccountId account, TypeOfRecord tor, RpcParameters balance) {
    String uuid = balance.text("UUID");
    if (uuid.isEmpty()) {
      return Optional.of(balance.text("ID")).filter(id -> !id.isEmpty());
    }
    Optional<Account> known = context.ledger().read(view -> view.account(account));
    return Optional.of(
        known.stream()
            .flatMap(holder -> holder.balances().stream())
            .filter(each -> each.tor().equals(tor))
            .filter(each -> BalanceUuid.of(account, each.serial()).equals(uuid))
            .map(Balance::id)
            .findFirst()
            .orElseThrow(() -> new MalformedParameters("NOT_FOUND")));
  }

  /** How much, never below zero: the reference takes a sign for nothing. */
  private static Optional<ActionValue> value(RpcParameters sent, RpcParameters balance) {
    RpcParameters from = sent.has("Value") ? sent : balance;
    if (!from.has("Value")) {
      return Optional.empty();
    }
    BigDecimal value = from.boundedDecimal("Value").abs();
    return Optional.of(LedgerReplies.made(() -> new ActionValue.Fixed(Amount.of(value))));
  }

  private Optional<Expiry> expiry(String tenant, RpcParameters balance) {
    if (!balance.has("ExpiryTime")) {
      return Optional.empty();
    }
    ZoneId zone = context.rules().zoneOf(tenant);
    try {
      Optional<ZonedDateTime> end =
          TimeText.parse(balance.text("ExpiryTime"), zone, context.clock().instant());
      return Optional.of(
          end.<Expiry>map(time -> new Expiry.At(time.toInstant())).orElseGet(Expiry::never));
    } catch (IllegalArgumentException e) {
      throw new MalformedParameters(String.valueOf(e.getMessage()));
    }
  }

  private static BigDecimal decimal(RpcParameters from, String name) {
    return from.boundedDecimal(name);
  }

  private static Optional<Boolean> flag(RpcParameters balance, String name) {
    return balance.member(name).map(sent -> balance.flag(name));
  }

  /** Names as {@code "A;B"}, as a list, or as an object of those that are true. */
  private static SortedSet<String> names(RpcParameters balance, String name) {
    SortedSet<String> names = new TreeSet<>();
    Optional<JsonNode> sent = balance.member(name);
    if (sent.isEmpty()) {
      return names;
    }
    if (sent.get().isArray()) {
      names.addAll(balance.texts(name));
    } else if (sent.get().isObject()) {
      RpcParameters members = balance.object(name, "map[string]bool");
      for (String member : List.copyOf(members.asSent().propertyNames())) {
        names.add(members.flag(member) ? member : "!" + member);
      }
    } else {
      names.addAll(List.of(balance.text(name).split(";", -1)));
    }
    names.remove("");
    names.remove("*any");
    return names;
  }

  private List<BalanceTiming> timings(SortedSet<String> names) {
    Map<String, Timing> known = context.timings().get();
    List<BalanceTiming> timings = new ArrayList<>();
    for (String name : names) {
      Timing timing = known.get(name);
      if (timing == null) {
        throw new MalformedParameters("NOT_FOUND");
      }
      timings.add(new BalanceTiming(timing, Optional.empty()));
    }
    return timings;
  }

  private static SortedMap<String, Amount> factors(RpcParameters balance) {
    SortedMap<String, Amount> factors = new TreeMap<>();
    String name = balance.has("Factors") ? "Factors" : "Factor";
    RpcParameters sent = balance.object(name, "map[string]float64");
    for (String tor : List.copyOf(sent.asSent().propertyNames())) {
      factors.put(tor, Amount.of(sent.boundedDecimal(tor)));
    }
    return factors;
  }
}

package org.signalbox.ledger.internal;

import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.ActionType;
import org.signalbox.ledger.BalancePattern;
import org.signalbox.ledger.CallTemplate;
import org.signalbox.ledger.MailRecipients;
import org.signalbox.ledger.ThresholdType;
import org.signalbox.ledger.TriggerSelector;

/** What stored actions say in their extra parameters. */
public final class ActionParameters {

  private static final String TO_ACCOUNT = "DestinationAccountID";
  private static final String TO_BALANCE = "DestinationBalanceID";
  private static final Set<String> TRIGGERS = Set.of("GroupID", "UniqueID", "ThresholdType");

  private ActionParameters() {}

  /**
   * Where a transfer goes.
   *
   * @param account the other account
   * @param balanceId its balance; empty for one of the same name
   */
  record Receiver(AccountId account, Optional<String> balanceId) {}

  /**
   * Checks them when the action is stored, so that it is not found out when it runs.
   *
   * @throws IllegalArgumentException when the action could not be done with them
   */
  public static void check(ActionType type, String text) {
    switch (type) {
      case TRANSFER_BALANCE -> receiver(text);
      case RESET_TRIGGERS, SET_RECURRENT, UNSET_RECURRENT, RESET_COUNTERS ->
          triggers(text, BalancePattern.ANY);
      case CDRLOG -> {
        if (!text.isBlank()) {
          JsonObjectText.members(text);
        }
      }
      case HTTP_POST, HTTP_POST_ASYNC, CALL_URL, CALL_URL_ASYNC -> requireAddress(type, text);
      case CGR_RPC -> CallTemplate.check(text);
      case MAIL_ASYNC -> MailRecipients.of(text);
      default -> {
        // Whatever stands there is kept and means nothing.
      }
    }
  }

  private static void requireAddress(ActionType type, String text) {
    boolean isAddress = text.startsWith("http://") || text.startsWith("https://");
    if (!isAddress) {
      throw new IllegalArgumentException(
          "found the extra parameters '"
              + text
              + "' of "
              + type.text()
              + ", expected an address that begins with http:// or https://");
    }
  }

  /**
   * The members of a JSON object.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static SortedMap<String, String> members(String text) {
    return JsonObjectText.members(text);
  }

  static Receiver receiver(String text) {
    SortedMap<String, String> members = JsonObjectText.members(text);
    String account = members.getOrDefault(TO_ACCOUNT, "");
    int colon = account.indexOf(':');
    if (colon < 1 || colon == account.length() - 1) {
      throw new IllegalArgumentException(
          "found the " + TO_ACCOUNT + " '" + account + "', expected TENANT:ACCOUNT");
    }
    Optional<String> balance =
        Optional.ofNullable(members.get(TO_BALANCE)).filter(name -> !name.isEmpty());
    balance.ifPresent(name -> Texts.requireName("balance", name));
    return new Receiver(
        new AccountId(account.substring(0, colon), account.substring(colon + 1)), balance);
  }

  /** Which triggers are meant: those that the parameters name, else those of the balances meant. */
  static TriggerSelector triggers(String text, BalancePattern balance) {
    if (text.isBlank()) {
      return new TriggerSelector(Optional.empty(), Optional.empty(), Optional.empty(), balance);
    }
    SortedMap<String, String> members = JsonObjectText.members(text);
    for (String name : members.keySet()) {
      if (!TRIGGERS.contains(name)) {
        throw new IllegalArgumentException(
            "found "
                + name
                + " in the extra parameters, expected GroupID, UniqueID, ThresholdType");
      }
    }
    Optional<String> group = said(members, "GroupID");
    Optional<String> id = said(members, "UniqueID");
    boolean isNamed = group.isPresent() || id.isPresent();
    return new TriggerSelector(
        group,
        id,
        said(members, "ThresholdType").map(ActionParameters::threshold),
        isNamed ? BalancePattern.ANY : balance);
  }

  private static ThresholdType threshold(String text) {
    return ThresholdType.of(text)
        .orElseThrow(() -> new IllegalArgumentException("found the threshold type " + text));
  }

  private static Optional<String> said(SortedMap<String, String> members, String name) {
    return Optional.ofNullable(members.get(name)).filter(text -> !text.isEmpty());
  }
}

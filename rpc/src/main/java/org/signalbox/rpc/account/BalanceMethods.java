package org.signalbox.rpc.account;

import static org.signalbox.rpc.account.AccountMethods.API;
import static org.signalbox.rpc.account.LedgerReplies.method;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.core.Amount;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.ActionCondition;
import org.signalbox.ledger.ActionType;
import org.signalbox.ledger.BalancePattern;
import org.signalbox.ledger.BalanceSelector;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.Refusal;
import org.signalbox.ledger.StoredAction;
import org.signalbox.rpc.MalformedParameters;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Balances topped up, debited, set, removed and moved. */
final class BalanceMethods {

  private final AccountRequest accounts;
  private final BalanceRequest balances;

  BalanceMethods(AccountContext context) {
    this.accounts = new AccountRequest(context);
    this.balances = new BalanceRequest(context);
  }

  List<RpcMethod> all() {
    return List.of(
        method(API, "AddBalance", sent -> move("AddBalance", sent)),
        method(API, "DebitBalance", sent -> move("DebitBalance", sent)),
        method(API, "SetBalance", this::set),
        method(API, "SetBalances", this::setAll),
        method(API, "RemoveBalances", this::remove),
        method(API, "TransferBalance", this::transfer));
  }

  private RpcReply move(String method, RpcParameters parameters) {
    RpcParameters sent =
        parameters.as("AttrAddBalance").requiring("Account", "BalanceType", "Value");
    AccountId account = accounts.id(sent);
    ActionType wanted = wanted(method.equals("AddBalance"), sent.flag("Overwrite"));
    StoredAction action = balances.action(wanted, account, sent);
    return LedgerReplies.done(
        accounts.change(method, account, sent, opening(List.of(action), cdrLog(sent))));
  }

  private static ActionType wanted(boolean adds, boolean overwrites) {
    if (adds) {
      return overwrites ? ActionType.TOPUP_RESET : ActionType.TOPUP;
    }
    return overwrites ? ActionType.DEBIT_RESET : ActionType.DEBIT;
  }

  private RpcReply set(RpcParameters parameters) {
    RpcParameters sent = parameters.as("AttrSetBalance").requiring("Account", "BalanceType");
    AccountId account = accounts.id(sent);
    StoredAction action = setting(account, sent);
    return LedgerReplies.done(
        accounts.change("SetBalance", account, sent, opening(List.of(action), cdrLog(sent))));
  }

  private StoredAction setting(AccountId account, RpcParameters sent) {
    if (!BalanceRequest.namesBalance(sent)) {
      throw new MalformedParameters("MANDATORY_IE_MISSING: [BalanceID or BalanceUUID]");
    }
    return balances.action(ActionType.SET_BALANCE, account, sent);
  }

  private RpcReply setAll(RpcParameters parameters) {
    RpcParameters sent = parameters.as("AttrSetBalances").requiring("Account", "Balances");
    AccountId account = accounts.id(sent);
    List<StoredAction> actions = new ArrayList<>();
    Optional<StoredAction> logged = Optional.empty();
    for (RpcParameters balance : sent.objects("Balances", "AttrBalance")) {
      actions.add(setting(account, balance.requiring("BalanceType")));
      logged = logged.or(() -> cdrLog(balance));
    }
    return LedgerReplies.done(
        accounts.change("SetBalances", account, sent, opening(actions, logged)));
  }

  /** The CDR that is asked for; what is sent in {@code ActionExtraData} is its template. */
  private static Optional<StoredAction> cdrLog(RpcParameters sent) {
    if (!sent.flag("Cdrlog")) {
      return Optional.empty();
    }
    RpcParameters extra = sent.object("ActionExtraData", "map[string]interface {}");
    ObjectNode template = JsonNodeFactory.instance.objectNode();
    extra
        .asSent()
        .properties()
        .forEach(member ->
            template.put(
                member.getKey(),
                member.getValue().isString()
                    ? member.getValue().stringValue()
                    : member.getValue().toString()));
    return Optional.of(
        LedgerReplies.made(() ->
            new StoredAction(
                ActionType.CDRLOG,
                BalancePattern.ANY,
                Optional.empty(),
                Optional.empty(),
                ActionCondition.NONE,
                template.isEmpty() ? "" : template.toString(),
                BigDecimal.ZERO)));
  }

  /** The account is opened where it is missing, as the reference does. */
  private static List<AccountAction> opening(
      List<StoredAction> actions, Optional<StoredAction> cdrLog) {
    List<StoredAction> all = new ArrayList<>(actions);
    cdrLog.ifPresent(all::add);
    return LedgerReplies.made(
        () -> List.of(new AccountAction.Open(), new AccountAction.Perform(all)));
  }

  private RpcReply remove(RpcParameters parameters) {
    RpcParameters sent = parameters.as("AttrSetBalance").requiring("Account", "BalanceType");
    AccountId account = accounts.id(sent);
    StoredAction action = balances.action(ActionType.REMOVE_BALANCE, account, sent);
    LedgerReply reply =
        accounts.change(
            "RemoveBalances", account, sent, List.of(new AccountAction.Perform(List.of(action))));
    return isMissing(reply) ? RpcReply.NOT_FOUND : LedgerReplies.done(reply);
  }

  private RpcReply transfer(RpcParameters parameters) {
    RpcParameters sent =
        parameters
            .as("AttrTransferBalance")
            .requiring(
                "SourceAccountID",
                "SourceBalanceID",
                "DestinationAccountID",
                "DestinationBalanceID",
                "Units");
    AccountId from = accounts.idOf(sent, "SourceAccountID");
    AccountId to = accounts.idOf(sent, "DestinationAccountID");
    Amount units = Amount.of(sent.boundedDecimal("Units"));
    AccountAction transfer =
        LedgerReplies.made(() ->
            new AccountAction.Transfer(
                new BalanceSelector(Optional.empty(), Optional.of(sent.text("SourceBalanceID"))),
                to,
                sent.text("DestinationBalanceID"),
                units));
    LedgerReply reply = accounts.change("TransferBalance", from, sent, List.of(transfer));
    return isMissing(reply) ? RpcReply.NOT_FOUND : LedgerReplies.done(reply);
  }

  private static boolean isMissing(LedgerReply reply) {
    return reply instanceof LedgerReply.Refused refused
        && refused.reason() == Refusal.ACCOUNT_NOT_FOUND;
  }
}

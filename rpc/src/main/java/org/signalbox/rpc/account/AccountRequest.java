package org.signalbox.rpc.account;

import java.util.List;
import java.util.Optional;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.LedgerCommand.ChangeAccount;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.RequestKey;
import org.signalbox.ledger.runtime.Admission;
import org.signalbox.rpc.RpcParameters;

/** Which account a request means, and the command that changes it. */
final class AccountRequest {

  private final AccountContext context;

  AccountRequest(AccountContext context) {
    this.context = context;
  }

  /** The account of {@code Tenant} and {@code Account}. */
  AccountId id(RpcParameters sent) {
    return idOf(sent, "Account");
  }

  /** The account named by a member, of {@code Tenant} or of the default tenant. */
  AccountId idOf(RpcParameters sent, String member) {
    String tenant = tenant(sent);
    String account = sent.text(member);
    return LedgerReplies.made(() -> new AccountId(tenant, account));
  }

  String tenant(RpcParameters sent) {
    return context.rules().tenantOr(sent.text("Tenant"));
  }

  /**
   * Does actions to an account in one command.
   *
   * @param method that was called: with the account and the request's id it makes a repeat known
   */
  LedgerReply change(
      String method, AccountId account, RpcParameters sent, List<AccountAction> actions) {
    Optional<RequestKey> key = RequestIds.of(method, account, sent);
    return context
        .ledger()
        .ask(at -> new ChangeAccount(at, key, account, actions), Admission.NEW_WORK)
        .reply();
  }
}

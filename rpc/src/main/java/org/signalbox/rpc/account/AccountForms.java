package org.signalbox.rpc.account;

import org.signalbox.charging.LedgerPort;
import org.signalbox.ledger.AccountId;
import org.signalbox.rpc.RpcReply;

/** Accounts in the forms of the API, for other methods that answer with one. */
public final class AccountForms {

  private AccountForms() {}

  /** An account as {@code APIerSv2} shows it, or {@code NOT_FOUND}. */
  public static RpcReply shown(LedgerPort ledger, AccountId id) {
    return ledger
        .read(view -> AccountQueryMethods.found(view, id))
        .map(found -> RpcReply.result(out -> AccountJson.write(found, out)))
        .orElse(RpcReply.NOT_FOUND);
  }
}

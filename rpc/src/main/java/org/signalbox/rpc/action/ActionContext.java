package org.signalbox.rpc.action;

import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.signalbox.catalog.LiveCatalog;
import org.signalbox.catalog.compile.BalanceNames;
import org.signalbox.catalog.compile.LiveNames;
import org.signalbox.catalog.compile.PlanTimes;
import org.signalbox.charging.AccountLedger;
import org.signalbox.core.TenantRules;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.Definition;
import org.signalbox.ledger.DefinitionId;
import org.signalbox.rpc.MalformedParameters;
import org.signalbox.rpc.RpcParameters;

/**
 * What the methods on actions work with.
 *
 * @param ledger what is defined, and the accounts
 * @param catalog what the names in balances stand for
 * @param times how times are read
 * @param codes of vouchers
 * @param tenants whose accounts are meant where a client names no tenant, and their time zones
 * @param changing held while a definition is looked at and written anew, so that of two clients one
 *     sees what the other wrote
 */
public record ActionContext(
    AccountLedger ledger,
    LiveCatalog catalog,
    PlanTimes times,
    VoucherCodes codes,
    TenantRules tenants,
    ReentrantLock changing) {

  public ActionContext(
      AccountLedger ledger,
      LiveCatalog catalog,
      PlanTimes times,
      VoucherCodes codes,
      TenantRules tenants) {
    this(ledger, catalog, times, codes, tenants, new ReentrantLock());
  }

  BalanceNames names() {
    return new LiveNames(catalog.current());
  }

  /** The account that a client names; the member must be there. */
  AccountId account(RpcParameters sent) {
    return account(sent, "Account");
  }

  AccountId account(RpcParameters sent, String member) {
    String account = sent.requiring(member).text(member);
    String tenant = sent.text("Tenant");
    try {
      return new AccountId(tenant.isEmpty() ? tenants.defaultTenant() : tenant, account);
    } catch (IllegalArgumentException e) {
      throw new MalformedParameters("SERVER_ERROR: " + e.getMessage());
    }
  }

  <T extends Definition> Optional<T> find(DefinitionId id, Class<T> type) {
    return ledger.definition(id).map(type::cast);
  }
}

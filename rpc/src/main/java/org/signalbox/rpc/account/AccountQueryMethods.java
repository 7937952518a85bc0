package org.signalbox.rpc.account;

import static org.signalbox.rpc.account.AccountMethods.API;
import static org.signalbox.rpc.account.AccountMethods.API_V2;
import static org.signalbox.rpc.account.LedgerReplies.method;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.signalbox.ledger.Account;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountRules;
import org.signalbox.ledger.LedgerImage;
import org.signalbox.ledger.LedgerView;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;
import tools.jackson.core.JsonGenerator;

/**
 * Accounts read. What walks all accounts walks an image of the ledger, on the caller's thread, so
 * that nobody waits for it.
 */
final class AccountQueryMethods {

  /** Most accounts in one answer, which is built in memory. */
  private static final int RESULTS_MAX = 10_000;

  /** Most balances in one answer: a single account may have a thousand. */
  private static final int BALANCES_MAX = 50_000;

  private final AccountContext context;
  private final AccountRequest accounts;

  AccountQueryMethods(AccountContext context) {
    this.context = context;
    this.accounts = new AccountRequest(context);
  }

  /** An account together with its rules, as both were at one moment. */
  record Found(Account account, AccountRules rules) {}

  /** Writes one account. */
  private interface Form {
    void write(Found found, JsonGenerator out);
  }

  List<RpcMethod> all() {
    return List.of(
        method(API, "GetAccount", sent -> one(sent, AccountJsonV1::write)),
        method(API_V2, "GetAccount", sent -> one(sent, AccountJson::write)),
        method(API, "GetAccounts", sent -> several(sent, AccountJsonV1::write)),
        method(API_V2, "GetAccounts", sent -> several(sent, AccountJson::write)),
        method(API, "GetAccountsCount", sent -> count(sent, false)),
        method(API_V2, "GetAccountsCount", sent -> count(sent, true)));
  }

  private RpcReply one(RpcParameters parameters, Form form) {
    AccountId id = accounts.id(parameters.as("AttrGetAccount").requiring("Account"));
    return context
        .ledger()
        .read(view -> found(view, id))
        .map(account -> RpcReply.result(out -> form.write(account, out)))
        .orElse(RpcReply.NOT_FOUND);
  }

  static Optional<Found> found(LedgerView view, AccountId id) {
    return view.account(id).map(account -> new Found(account, view.rules(id)));
  }

  private RpcReply several(RpcParameters parameters, Form form) {
    RpcParameters sent = parameters.as("AttrGetAccounts");
    String tenant = accounts.tenant(sent);
    List<String> ids = sent.texts("AccountIDs");
    Page page = Page.of(sent);
    List<AccountId> wanted = ids.isEmpty() ? all(tenant) : named(tenant, ids);
    List<AccountId> on = page.of(wanted);
    if (on.size() > RESULTS_MAX) {
      return RpcReply.serverError(
          "found more than " + RESULTS_MAX + " accounts, ask for fewer with Limit and Offset");
    }
    RpcParameters filter = sent.object("Filter", "map[string]bool");
    Optional<Boolean> negative = option(filter, "AllowNegative");
    Optional<Boolean> disabled = option(filter, "Disabled");
    List<Found> found =
        context
            .ledger()
            .read(view -> on.stream().flatMap(id -> found(view, id).stream()).toList())
            .stream()
            .filter(each -> matches(negative, each.account().terms().mayGoNegative()))
            .filter(each -> matches(disabled, each.account().terms().isDisabled()))
            .toList();
    int balances = found.stream().mapToInt(each -> each.account().balances().size()).sum();
    if (balances > BALANCES_MAX) {
      return RpcReply.serverError(
          "found more than " + BALANCES_MAX + " balances, ask for fewer with Limit and Offset");
    }
    return RpcReply.result(out -> {
      out.writeStartArray();
      found.forEach(each -> form.write(each, out));
      out.writeEndArray();
    });
  }

  private static Optional<Boolean> option(RpcParameters filter, String name) {
    return filter.has(name) ? Optional.of(filter.flag(name)) : Optional.empty();
  }

  private static boolean matches(Optional<Boolean> wanted, boolean is) {
    return wanted.map(asked -> asked == is).orElse(true);
  }

  private List<AccountId> named(String tenant, List<String> ids) {
    return ids.stream()
        .filter(id -> !id.isEmpty())
        .map(id -> LedgerReplies.made(() -> new AccountId(tenant, id)))
        .toList();
  }

  private List<AccountId> all(String tenant) {
    LedgerImage image = context.ledger().read(LedgerView::image);
    return image
        .allAccounts()
        .map(Account::id)
        .filter(id -> id.tenant().equals(tenant))
        .sorted(Comparator.naturalOrder())
        .toList();
  }

  private RpcReply count(RpcParameters sent, boolean isNoneMissing) {
    String tenant = accounts.tenant(sent.as("TenantArg"));
    LedgerImage image = context.ledger().read(LedgerView::image);
    long count =
        image.allAccounts().filter(account -> account.id().tenant().equals(tenant)).count();
    return count == 0 && isNoneMissing
        ? RpcReply.NOT_FOUND
        : RpcReply.result(out -> out.writeNumber(count));
  }

  /** A stretch of a list. */
  private record Page(long offset, long limit) {

    static Page of(RpcParameters sent) {
      return new Page(Math.max(0, sent.integer("Offset")), Math.max(0, sent.integer("Limit")));
    }

    List<AccountId> of(List<AccountId> all) {
      long most = limit == 0 ? all.size() : limit;
      return all.stream().skip(offset).limit(most).toList();
    }
  }
}

package org.signalbox.rpc.cost;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.signalbox.charging.BalanceUuid;
import org.signalbox.charging.LedgerPort;
import org.signalbox.core.Amount;
import org.signalbox.core.TenantRules;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.Draw;
import org.signalbox.ledger.LedgerCommand.Charge;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.Repayment;
import org.signalbox.ledger.RequestKey;
import org.signalbox.ledger.SessionPhase;
import org.signalbox.ledger.runtime.Admission;
import org.signalbox.rpc.MalformedParameters;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;
import org.signalbox.rpc.account.AccountForms;
import org.signalbox.rpc.account.LedgerReplies;
import org.signalbox.rpc.account.RequestIds;

/**
 * Gives back increments that were debited, to the balances that paid. All increments of a request
 * in one step. Of a request with an id of its own, or that names the call, the same again is a
 * repeat; other increments of the call are another refund.
 */
final class RefundMethods {

  /** Without meaning for events. */
  private static final Duration SUPERVISION = Duration.ofMinutes(1);

  private final LedgerPort ledger;
  private final TenantRules rules;

  RefundMethods(LedgerPort ledger, TenantRules rules) {
    this.ledger = ledger;
    this.rules = rules;
  }

  RpcReply increments(RpcParameters sent) {
    return refund(sent, "refund:");
  }

  RpcReply rounding(RpcParameters sent) {
    return refund(sent, "rounding:" + sent.integer("DurationIndex") + ":");
  }

  private RpcReply refund(RpcParameters parameters, String kind) {
    RpcParameters sent = parameters.as("CallDescriptorWithAPIOpts").requiring("Increments");
    String tenant = rules.tenantOr(sent.text("Tenant"));
    List<Repayment> repayments = new ArrayList<>();
    Optional<AccountId> payer = Optional.empty();
    for (RpcParameters increment : sent.objects("Increments", "Increment")) {
      RpcParameters paid = increment.object("BalanceInfo", "DebitInfo");
      Optional<AccountId> account = account(paid.text("AccountID"));
      payer = payer.or(() -> account);
      account.ifPresent(id -> add(increment, paid, id, repayments));
    }
    String account = sent.text("Account");
    AccountId shown = account.isEmpty() ? payer.orElse(null) : id(tenant, account);
    if (shown == null) {
      throw new MalformedParameters("MANDATORY_IE_MISSING: [Account]");
    }
    RequestKey key =
        RequestIds.of(kind, shown, sent).orElseGet(() -> key(kind, tenant, sent, repayments));
    if (repayments.size() > Charge.REPAYMENTS_MAX) {
      return RpcReply.serverError("more than " + Charge.REPAYMENTS_MAX + " increments");
    }
    LedgerReply reply =
        ledger
            .ask(
                at -> new Charge(at, key, SessionPhase.EVENT, SUPERVISION, List.of(), repayments),
                Admission.UNDER_WAY)
            .reply();
    return reply instanceof LedgerReply.Refused refused
        ? RpcReply.failure(LedgerReplies.text(refused.reason()))
        : AccountForms.shown(ledger, shown);
  }

  private static RequestKey key(
      String kind, String tenant, RpcParameters sent, List<Repayment> repayments) {
    String cgrId = sent.text("CgrID");
    // Of one call the same increments are the same refund, and others another.
    UUID what =
        cgrId.isEmpty()
            ? UUID.randomUUID()
            : UUID.nameUUIDFromBytes(repayments.toString().getBytes(StandardCharsets.UTF_8));
    try {
      return new RequestKey(kind + tenant + ":" + cgrId + ":" + sent.text("RunID") + ":" + what, 0);
    } catch (IllegalArgumentException e) {
      throw new MalformedParameters("SERVER_ERROR: " + e.getMessage());
    }
  }

  private void add(
      RpcParameters increment, RpcParameters paid, AccountId account, List<Repayment> into) {
    long count = Math.max(1, increment.integer("CompressFactor"));
    give(paid.object("Unit", "UnitInfo"), account, units(increment, count), into);
    give(
        paid.object("Monetary", "MonetaryInfo"),
        account,
        times(increment.boundedDecimal("Cost"), count),
        into);
  }

  private static Amount units(RpcParameters increment, long count) {
    RpcParameters unit = increment.object("BalanceInfo", "DebitInfo").object("Unit", "UnitInfo");
    BigDecimal each =
        unit.has("Consumed")
            ? unit.boundedDecimal("Consumed")
            : BigDecimal.valueOf(increment.integer("Duration"));
    return times(each, count);
  }

  private static Amount times(BigDecimal each, long count) {
    try {
      return Amount.of(each.multiply(BigDecimal.valueOf(count)));
    } catch (IllegalArgumentException e) {
      throw new MalformedParameters("SERVER_ERROR: " + e.getMessage());
    }
  }

  private void give(RpcParameters balance, AccountId account, Amount value, List<Repayment> into) {
    String uuid = balance.text("UUID");
    if (uuid.isEmpty() || value.signum() == 0) {
      return;
    }
    Optional<Draw.Source> source =
        ledger
            .read(view -> view.account(account))
            .flatMap(holder ->
                holder.balances().stream()
                    .filter(each -> BalanceUuid.of(account, each.serial()).equals(uuid))
                    .findFirst()
                    .map(holder::source));
    try {
      source.ifPresent(found -> into.add(new Repayment(found, value)));
    } catch (IllegalArgumentException e) {
      throw new MalformedParameters("SERVER_ERROR: " + e.getMessage());
    }
  }

  /** {@code tenant:account}; empty for none. */
  private static Optional<AccountId> account(String text) {
    int colon = text.indexOf(':');
    return colon <= 0 || colon == text.length() - 1
        ? Optional.empty()
        : Optional.of(id(text.substring(0, colon), text.substring(colon + 1)));
  }

  private static AccountId id(String tenant, String account) {
    try {
      return new AccountId(tenant, account);
    } catch (IllegalArgumentException e) {
      throw new MalformedParameters("SERVER_ERROR: " + e.getMessage());
    }
  }
}

package org.signalbox.rpc.statement;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.signalbox.charging.statement.AccountExplainer;
import org.signalbox.charging.statement.AccountExplanation;
import org.signalbox.charging.statement.StatementQuery;
import org.signalbox.core.OperatorFault;
import org.signalbox.core.TenantRules;
import org.signalbox.core.TimeText;
import org.signalbox.ledger.AccountId;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;

/** {@code SignalboxV1.ExplainAccount}: every entry of an account, and that they add up. */
public final class StatementMethods {

  private static final long LINES_DEFAULT = 1_000;

  private final AccountExplainer explainer;
  private final TenantRules tenants;
  private final InstantSource clock;

  /**
   * @param clock what relative times count from
   */
  public StatementMethods(AccountExplainer explainer, TenantRules tenants, InstantSource clock) {
    this.explainer = explainer;
    this.tenants = tenants;
    this.clock = clock;
  }

  /** All methods of this class. */
  public List<RpcMethod> all() {
    return List.of(RpcMethod.blocking("SignalboxV1", "ExplainAccount", this::explain));
  }

  private RpcReply explain(RpcParameters sent) {
    RpcParameters parameters = sent.as("AttrExplainAccount").requiring("Account");
    try {
      AccountExplanation explanation = explainer.explain(query(parameters));
      return explanation.isKnown()
          ? RpcReply.result(out -> StatementJson.write(explanation, out))
          : RpcReply.NOT_FOUND;
    } catch (OperatorFault | IllegalArgumentException e) {
      return RpcReply.serverError(String.valueOf(e.getMessage()));
    }
  }

  private StatementQuery query(RpcParameters parameters) {
    AccountId account =
        new AccountId(tenants.tenantOr(parameters.text("Tenant")), parameters.text("Account"));
    long limit = parameters.has("Limit") ? parameters.integer("Limit") : LINES_DEFAULT;
    return new StatementQuery(
        account,
        time(parameters, "From"),
        time(parameters, "To"),
        Math.clamp(limit, Integer.MIN_VALUE, Integer.MAX_VALUE));
  }

  private Optional<Instant> time(RpcParameters parameters, String name) {
    return TimeText.parse(parameters.text(name), tenants.defaultZone(), clock.instant())
        .map(time -> time.toInstant());
  }
}

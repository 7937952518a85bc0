package org.signalbox.rpc.session;

import java.util.List;
import java.util.Optional;
import org.signalbox.charging.LedgerSilence;
import org.signalbox.charging.session.OpenSessions;
import org.signalbox.core.TenantRules;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.runtime.LedgerUnavailable;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;

/**
 * {@code SignalboxV1.GetSessions}, {@code GetSession}, {@code ExplainSession}, {@code EndSession}:
 * the sessions of all doors, as the ledger has them.
 */
public final class SessionMethods {

  private static final int SESSIONS_DEFAULT = 100;
  private static final int SESSIONS_MAX = 10_000;

  private final OpenSessions sessions;
  private final TenantRules tenants;

  public SessionMethods(OpenSessions sessions, TenantRules tenants) {
    this.sessions = sessions;
    this.tenants = tenants;
  }

  /** All methods of this class. */
  public List<RpcMethod> all() {
    return List.of(
        RpcMethod.blocking("SignalboxV1", "GetSessions", this::list),
        RpcMethod.blocking("SignalboxV1", "GetSession", this::get),
        RpcMethod.blocking("SignalboxV1", "ExplainSession", this::explain),
        RpcMethod.blocking("SignalboxV1", "EndSession", this::end));
  }

  private RpcReply list(RpcParameters sent) {
    RpcParameters parameters = sent.as("AttrGetSessions");
    try {
      Optional<AccountId> account =
          parameters.text("Account").isEmpty()
              ? Optional.empty()
              : Optional.of(
                  new AccountId(
                      tenants.tenantOr(parameters.text("Tenant")), parameters.text("Account")));
      int limit = bounded(parameters, "Limit", SESSIONS_DEFAULT, SESSIONS_MAX);
      int offset = bounded(parameters, "Offset", 0, Integer.MAX_VALUE);
      var found = sessions.list(account, offset, limit);
      return RpcReply.result(out -> {
        out.writeStartArray();
        found.forEach(session -> SessionJson.write(session, out));
        out.writeEndArray();
      });
    } catch (LedgerUnavailable | LedgerSilence | IllegalArgumentException e) {
      return RpcReply.serverError(String.valueOf(e.getMessage()));
    }
  }

  private static int bounded(RpcParameters parameters, String name, int otherwise, int most) {
    if (!parameters.has(name)) {
      return otherwise;
    }
    long sent = parameters.integer(name);
    if (sent < 0 || sent > most) {
      throw new IllegalArgumentException(name + ": found " + sent + ", expected 0 to " + most);
    }
    return (int) sent;
  }

  private RpcReply get(RpcParameters sent) {
    String session = name(sent, "AttrGetSession");
    try {
      return sessions
          .get(session)
          .map(found -> RpcReply.result(out -> SessionJson.write(found, out)))
          .orElse(RpcReply.NOT_FOUND);
    } catch (LedgerUnavailable | LedgerSilence e) {
      return RpcReply.serverError(String.valueOf(e.getMessage()));
    }
  }

  private RpcReply explain(RpcParameters sent) {
    return sessions
        .explain(name(sent, "AttrExplainSession"))
        .map(found -> RpcReply.result(out -> SessionJson.write(found, out)))
        .orElse(RpcReply.NOT_FOUND);
  }

  private RpcReply end(RpcParameters sent) {
    return sessions.end(name(sent, "AttrEndSession")) ? RpcReply.OK : RpcReply.NOT_FOUND;
  }

  private static String name(RpcParameters sent, String type) {
    return sent.as(type).requiring("Session").text("Session");
  }
}

package org.signalbox.rpc.statement;

import java.util.List;
import org.signalbox.charging.CdrStorageFailure;
import org.signalbox.charging.CdrsBehind;
import org.signalbox.charging.statement.AccountErasurePort;
import org.signalbox.charging.statement.AccountErasurePort.Erased;
import org.signalbox.core.OperatorFault;
import org.signalbox.core.TenantRules;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.runtime.storage.StorageException;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;

/** {@code SignalboxV1.EraseAccountHistory}: the names go, the sums stay. */
public final class ErasureMethods {

  private final AccountErasurePort erasure;
  private final TenantRules tenants;

  public ErasureMethods(AccountErasurePort erasure, TenantRules tenants) {
    this.erasure = erasure;
    this.tenants = tenants;
  }

  /** All methods of this class. */
  public List<RpcMethod> all() {
    return List.of(RpcMethod.blocking("SignalboxV1", "EraseAccountHistory", this::erase));
  }

  private RpcReply erase(RpcParameters sent) {
    RpcParameters parameters = sent.as("AttrEraseAccountHistory").requiring("Account");
    try {
      Erased erased =
          erasure.erase(
              new AccountId(
                  tenants.tenantOr(parameters.text("Tenant")), parameters.text("Account")));
      return RpcReply.result(out -> {
        out.writeStartObject();
        out.writeStringProperty("Tenant", erased.pseudonym().tenant());
        out.writeStringProperty("Pseudonym", erased.pseudonym().account());
        out.writeNumberProperty("Items", erased.items());
        out.writeNumberProperty("CDRs", erased.cdrs());
        out.writeNumberProperty("LogDeletedUpTo", erased.logUpTo());
        out.writeEndObject();
      });
    } catch (OperatorFault
        | CdrStorageFailure
        | CdrsBehind
        | StorageException
        | IllegalArgumentException e) {
      return RpcReply.serverError(String.valueOf(e.getMessage()));
    }
  }
}

package org.signalbox.rpc.tariff;

import org.signalbox.catalog.CatalogStorageFailure;
import org.signalbox.catalog.DefinitionFailure;
import org.signalbox.catalog.compile.PlanFault;
import org.signalbox.catalog.compile.PlanRefused;
import org.signalbox.profiles.ProfileFault;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcReply;

/** What a client is told when the catalog refuses. */
final class CatalogAnswers {

  private CatalogAnswers() {}

  static RpcMethod.Handler around(RpcMethod.Handler handler) {
    return parameters -> {
      try {
        return handler.handle(parameters);
      } catch (CatalogStorageFailure | DefinitionFailure | ProfileFault failure) {
        return RpcReply.serverError(String.valueOf(failure.getMessage()));
      } catch (PlanRefused refused) {
        return refusal(refused.faults().getFirst());
      } catch (RefusedChange refused) {
        return RpcReply.failure(refused.errorText());
      }
    };
  }

  private static RpcReply refusal(PlanFault first) {
    return first.clientText().equals(PlanFault.INVALID_DATA)
        ? RpcReply.failure(first.clientText())
        : RpcReply.serverError(first.clientText());
  }
}

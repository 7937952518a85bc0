package org.signalbox.rpc.action;

import java.util.concurrent.locks.ReentrantLock;
import org.signalbox.charging.AccountLedgerFailure;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.Refusal;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcReply;

/** What a client is told of what the ledger answered. */
final class ActionAnswers {

  private ActionAnswers() {}

  /** A method of that service that tells a client why the ledger did not answer. */
  static RpcMethod method(String service, String name, RpcMethod.Handler handler) {
    return RpcMethod.blocking(
        service,
        name,
        parameters -> {
          try {
            return handler.handle(parameters);
          } catch (AccountLedgerFailure failure) {
            return RpcReply.serverError(String.valueOf(failure.getMessage()));
          }
        });
  }

  /** A method that looks at a definition and writes it anew. */
  static RpcMethod.Handler alone(ReentrantLock changing, RpcMethod.Handler handler) {
    return parameters -> {
      changing.lock();
      try {
        return handler.handle(parameters);
      } finally {
        changing.unlock();
      }
    };
  }

  static RpcReply of(LedgerReply reply) {
    return switch (reply) {
      case LedgerReply.Refused refused -> refusal(refused.reason());
      case LedgerReply.Done _, LedgerReply.Ticked _, LedgerReply.Charged _, LedgerReply.PlanRan _ ->
          RpcReply.OK;
    };
  }

  private static RpcReply refusal(Refusal reason) {
    return reason == Refusal.ACCOUNT_NOT_FOUND
        ? RpcReply.NOT_FOUND
        : RpcReply.failure(reason.name());
  }
}

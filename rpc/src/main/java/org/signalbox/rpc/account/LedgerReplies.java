package org.signalbox.rpc.account;

import org.signalbox.charging.LedgerSilence;
import org.signalbox.ledger.LedgerReply;
import org.signalbox.ledger.Refusal;
import org.signalbox.ledger.runtime.LedgerUnavailable;
import org.signalbox.rpc.MalformedParameters;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcReply;

/** The ledger's answers in the words of the API. */
public final class LedgerReplies {

  private LedgerReplies() {}

  /** A method that says so when the ledger did not take what was asked of it. */
  public static RpcMethod method(String service, String name, RpcMethod.Handler handler) {
    return RpcMethod.blocking(
        service,
        name,
        parameters -> {
          try {
            return handler.handle(parameters);
          } catch (LedgerUnavailable | LedgerSilence failure) {
            return RpcReply.serverError(String.valueOf(failure.getMessage()));
          }
        });
  }

  /** {@code "OK"}, or why it was not done. */
  static RpcReply done(LedgerReply reply) {
    return reply instanceof LedgerReply.Refused refused
        ? RpcReply.failure(text(refused.reason()))
        : RpcReply.OK;
  }

  /** The words for a refusal. */
  public static String text(Refusal reason) {
    return switch (reason) {
      case VALUE_OUT_OF_RANGE, TOO_MANY, CURRENCY_MISMATCH, IN_USE, OUT_OF_ORDER ->
          "SERVER_ERROR: " + reason.name();
      default -> reason.name();
    };
  }

  /** A value of the ledger made of what a client sent; its faults are the client's. */
  static <T> T made(java.util.function.Supplier<T> value) {
    try {
      return value.get();
    } catch (IllegalArgumentException e) {
      throw new MalformedParameters("SERVER_ERROR: " + e.getMessage());
    }
  }
}

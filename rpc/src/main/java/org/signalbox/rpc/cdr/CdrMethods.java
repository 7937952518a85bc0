package org.signalbox.rpc.cdr;

import java.util.ArrayList;
import java.util.List;
import org.signalbox.charging.CdrStorageFailure;
import org.signalbox.charging.CdrsBehind;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcReply;
import org.signalbox.rpc.account.LedgerReplies;

/** All methods on CDRs. */
public final class CdrMethods {

  static final String CDRS = "CDRsV1";
  static final String CDRS_V2 = "CDRsV2";
  static final String API = "APIerSv1";
  static final String API_V2 = "APIerSv2";

  private CdrMethods() {}

  public static List<RpcMethod> all(CdrContext context) {
    List<RpcMethod> methods = new ArrayList<>();
    methods.addAll(new CdrProcessMethods(context).all());
    methods.addAll(new CdrQueryMethods(context).all());
    methods.addAll(new CdrRateMethods(context).all());
    return methods;
  }

  /** A method that answers the store's failures in the words of the API. */
  static RpcMethod method(String service, String name, RpcMethod.Handler handler) {
    return LedgerReplies.method(
        service,
        name,
        parameters -> {
          try {
            return handler.handle(parameters);
          } catch (CdrStorageFailure | CdrsBehind failure) {
            return RpcReply.serverError(String.valueOf(failure.getMessage()));
          }
        });
  }
}

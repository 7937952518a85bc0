package org.signalbox.rpc.cdr;

import static org.signalbox.rpc.cdr.CdrMethods.method;

import java.util.List;
import org.signalbox.charging.CdrFlags;
import org.signalbox.charging.CdrQuery;
import org.signalbox.charging.CdrRerating;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;

/** CDRs priced anew. */
final class CdrRateMethods {

  private final CdrContext context;
  private final CdrRerating rerating;

  CdrRateMethods(CdrContext context) {
    this.context = context;
    this.rerating = new CdrRerating(context.ports());
  }

  List<RpcMethod> all() {
    return List.of(method(CdrMethods.CDRS, "RateCDRs", this::rate));
  }

  private RpcReply rate(RpcParameters sent) {
    CdrFlags flags = CdrFlags.RERATING.changedBy(sent.as("ArgRateCDRs").texts("Flags"));
    long found = rerating.rerate(query(context, sent), flags.store());
    return found == 0 ? RpcReply.NOT_FOUND : RpcReply.OK;
  }

  /** The filter, beside the other members or wrapped as older clients do. */
  static CdrQuery query(CdrContext context, RpcParameters sent) {
    RpcParameters filter =
        sent.has("RPCCDRsFilter") ? sent.object("RPCCDRsFilter", "RPCCDRsFilter") : sent;
    return new CdrQueryParameters(filter, context.rules().defaultZone(), context.clock().instant())
        .query();
  }
}

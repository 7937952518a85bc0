package org.signalbox.rpc.cdr;

import static org.signalbox.rpc.cdr.CdrMethods.method;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import org.signalbox.charging.CdrCondition;
import org.signalbox.charging.CdrCost;
import org.signalbox.charging.CdrField;
import org.signalbox.charging.CdrQuery;
import org.signalbox.charging.CdrTotals;
import org.signalbox.charging.StoredCdr;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;
import tools.jackson.core.JsonGenerator;

/**
 * CDRs read, counted and removed.
 *
 * <p>An answer of up to {@value #PAGE} CDRs is read before it is written; a longer one is written
 * while it is read, row by row.
 */
final class CdrQueryMethods {

  private static final int PAGE = 500;

  private final CdrContext context;

  CdrQueryMethods(CdrContext context) {
    this.context = context;
  }

  List<RpcMethod> all() {
    return List.of(
        method(CdrMethods.API, "GetCDRs", sent -> read(sent, CdrJson::writeExternal)),
        method(CdrMethods.API, "GetEventCost", this::eventCost),
        method(CdrMethods.API, "RemoveCDRs", this::remove),
        method(CdrMethods.API, "RemCDRs", this::remove),
        method(CdrMethods.API_V2, "CountCDRs", this::count),
        method(CdrMethods.CDRS, "GetCDRs", sent -> inner(read(sent, CdrJson::writeInternal))),
        method(CdrMethods.CDRS, "GetCDRsCount", this::count),
        method(CdrMethods.CDRS, "SumCDRs", this::sum));
  }

  /** The inner service wraps even "not found", as the reference does. */
  private static RpcReply inner(RpcReply reply) {
    return reply.equals(RpcReply.NOT_FOUND) ? RpcReply.serverError("NOT_FOUND") : reply;
  }

  private RpcReply read(RpcParameters sent, BiConsumer<JsonGenerator, StoredCdr> form) {
    CdrQuery query = CdrRateMethods.query(context, sent);
    List<StoredCdr> first = new ArrayList<>();
    context.store().read(limited(query, PAGE), first::add);
    if (first.isEmpty()) {
      return RpcReply.NOT_FOUND;
    }
    if (first.size() < PAGE) {
      return RpcReply.result(out -> {
        out.writeStartArray();
        first.forEach(cdr -> form.accept(out, cdr));
        out.writeEndArray();
      });
    }
    if (context.store().orderIds(limited(query, context.resultsMax() + 1)).length
        > context.resultsMax()) {
      return RpcReply.serverError(
          "found more than " + context.resultsMax() + " CDRs, ask for fewer with Limit and Offset");
    }
    return RpcReply.result(out -> {
      out.writeStartArray();
      context.store().read(limited(query, context.resultsMax()), cdr -> form.accept(out, cdr));
      out.writeEndArray();
    });
  }

  private static CdrQuery limited(CdrQuery query, int most) {
    int limit = Math.min(most, query.limit().orElse(Integer.MAX_VALUE));
    return query.paged(OptionalInt.of(limit), query.offset());
  }

  private RpcReply count(RpcParameters sent) {
    long count = context.store().count(CdrRateMethods.query(context, sent));
    return RpcReply.result(out -> out.writeNumber(count));
  }

  /** What the CDRs cost, by run: a method of ours, for sums that must be exact. */
  private RpcReply sum(RpcParameters sent) {
    SortedMap<String, CdrTotals> byRun =
        context.store().totals(CdrRateMethods.query(context, sent));
    return RpcReply.result(out -> {
      out.writeStartArray();
      byRun.forEach((run, totals) -> CdrJson.writeTotals(out, run, totals));
      out.writeEndArray();
    });
  }

  private RpcReply remove(RpcParameters sent) {
    context.store().remove(CdrRateMethods.query(context, sent));
    return RpcReply.OK;
  }

  private RpcReply eventCost(RpcParameters sent) {
    RpcParameters wanted = sent.as("AttrGetCallCost").requiring("CgrId");
    String run = wanted.text("RunId").isEmpty() ? "*default" : wanted.text("RunId");
    List<StoredCdr> found = new ArrayList<>();
    CdrQuery query =
        CdrQuery.where(
            new CdrCondition.OneOf(CdrField.CGRID, List.of(wanted.text("CgrId")), false),
            new CdrCondition.OneOf(CdrField.RUN_ID, List.of(run), false));
    context.store().read(limited(query, 1), found::add);
    return found.stream()
        .map(cdr -> cdr.cdr().cost().outwardDetails())
        .filter(details -> !details.equals(CdrCost.NO_DETAILS))
        .map(details -> RpcReply.result(out -> out.writeRawValue(details)))
        .findFirst()
        .orElse(RpcReply.NOT_FOUND);
  }
}

package org.signalbox.rpc.cost;

import org.signalbox.core.Amount;
import org.signalbox.rating.CallPart;
import org.signalbox.rating.PriceQuery;
import org.signalbox.rating.PricedSpan;
import tools.jackson.core.JsonGenerator;

/** Writes the data cost that {@code GetDataCost} answers: usage in units, capped and rounded. */
final class DataCostJson {

  private DataCostJson() {}

  static void write(CallPart part, JsonGenerator out) {
    PriceQuery query = part.call().query();
    out.writeStartObject();
    out.writeStringProperty("Category", query.category());
    out.writeStringProperty("Tenant", query.tenant());
    out.writeStringProperty("Subject", query.subject());
    out.writeStringProperty("Account", "");
    out.writeStringProperty("Destination", query.destination());
    out.writeStringProperty("ToR", query.tor().text());
    RateJson.amount("Cost", part.total(), out);
    out.writeArrayPropertyStart("DataSpans");
    for (PricedSpan span : part.spans()) {
      span(part, span, out);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void span(CallPart part, PricedSpan span, JsonGenerator out) {
    out.writeStartObject();
    out.writeNumberProperty("DataStart", span.offset());
    out.writeNumberProperty("DataEnd", span.end());
    RateJson.amount("Cost", part.costOf(span), out);
    RateJson.rateInterval(span, out);
    out.writeNumberProperty("DataIndex", span.end());
    out.writeArrayPropertyStart("Increments");
    if (part.isFeeWith(span)) {
      increment(0, part.call().connectFee(), 1, out);
    }
    increment(span.slot().rateIncrement(), span.incrementCost(), span.increments(), out);
    out.writeEndArray();
    RateJson.match(span, out);
    out.writeEndObject();
  }

  private static void increment(long units, Amount cost, long count, JsonGenerator out) {
    out.writeStartObject();
    out.writeNumberProperty("Amount", units);
    RateJson.amount("Cost", cost, out);
    RateJson.nobodyPaid(out);
    out.writeNumberProperty("CompressFactor", count);
    out.writeEndObject();
  }
}

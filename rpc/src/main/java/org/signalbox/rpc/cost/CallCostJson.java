package org.signalbox.rpc.cost;

import java.time.ZonedDateTime;
import java.util.List;
import org.signalbox.core.Amount;
import org.signalbox.core.TimeText;
import org.signalbox.rating.CallPart;
import org.signalbox.rating.PriceQuery;
import org.signalbox.rating.PricedSpan;
import tools.jackson.core.JsonGenerator;

/** Writes the call cost that {@code Responder.GetCost} answers: capped and rounded. */
final class CallCostJson {

  private CallCostJson() {}

  static void write(CallPart part, String account, JsonGenerator out) {
    PriceQuery query = part.call().query();
    List<PricedSpan> spans = part.spans();
    out.writeStartObject();
    out.writeStringProperty("Category", query.category());
    out.writeStringProperty("Tenant", query.tenant());
    out.writeStringProperty("Subject", query.subject());
    out.writeStringProperty("Account", account);
    out.writeStringProperty("Destination", query.destination());
    out.writeStringProperty("ToR", query.tor().text());
    RateJson.amount("Cost", part.total(), out);
    long ratedUsage = 0;
    if (spans.isEmpty()) {
      out.writeNullProperty("Timespans");
    } else {
      out.writeArrayPropertyStart("Timespans");
      for (PricedSpan span : spans) {
        timespan(part, span, out);
        ratedUsage += span.billedUsage();
      }
      out.writeEndArray();
    }
    out.writeNumberProperty("RatedUsage", ratedUsage);
    out.writeNullProperty("AccountSummary");
    out.writeEndObject();
  }

  private static void timespan(CallPart part, PricedSpan span, JsonGenerator out) {
    ZonedDateTime start = part.call().query().start();
    out.writeStartObject();
    out.writeStringProperty("TimeStart", TimeText.rfc3339(start.plusNanos(span.offset())));
    out.writeStringProperty("TimeEnd", TimeText.rfc3339(start.plusNanos(span.end())));
    RateJson.amount("Cost", part.costOf(span), out);
    RateJson.rateInterval(span, out);
    out.writeNumberProperty("DurationIndex", span.end());
    out.writeArrayPropertyStart("Increments");
    if (part.isFeeWith(span)) {
      increment(0, part.call().connectFee(), 1, out);
    }
    increment(span.slot().rateIncrement(), span.incrementCost(), span.increments(), out);
    out.writeEndArray();
    out.writeNullProperty("RoundIncrement");
    RateJson.match(span, out);
    out.writeNumberProperty("CompressFactor", 1);
    out.writeEndObject();
  }

  private static void increment(long usage, Amount cost, long count, JsonGenerator out) {
    out.writeStartObject();
    out.writeNumberProperty("Duration", usage);
    RateJson.amount("Cost", cost, out);
    RateJson.nobodyPaid(out);
    out.writeNumberProperty("CompressFactor", count);
    out.writeEndObject();
  }
}

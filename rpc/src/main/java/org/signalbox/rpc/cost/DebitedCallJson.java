package org.signalbox.rpc.cost;

import java.time.ZonedDateTime;
import java.util.Optional;
import org.signalbox.charging.BalanceUuid;
import org.signalbox.charging.PaidSpan;
import org.signalbox.core.Amount;
import org.signalbox.core.TimeText;
import org.signalbox.ledger.Balance;
import org.signalbox.ledger.Draw;
import org.signalbox.ledger.PartTerms;
import org.signalbox.ledger.Pricing;
import org.signalbox.rating.PricedSpan;
import tools.jackson.core.JsonGenerator;

/** Writes the call cost that {@code Responder.Debit} and {@code MaxDebit} answer. */
final class DebitedCallJson {

  private DebitedCallJson() {}

  static void write(DebitedCall call, JsonGenerator out) {
    PartTerms terms = call.terms();
    out.writeStartObject();
    out.writeStringProperty("Category", terms.category());
    out.writeStringProperty("Tenant", terms.account().tenant());
    out.writeStringProperty(
        "Subject", terms.pricing() instanceof Pricing.ByTariff priced ? priced.subject() : "");
    out.writeStringProperty("Account", terms.account().account());
    out.writeStringProperty("Destination", terms.destination());
    out.writeStringProperty("ToR", terms.tor().text());
    RateJson.amount("Cost", call.cost(), out);
    long rated = 0;
    out.writeArrayPropertyStart("Timespans");
    for (PaidSpan span : call.spans()) {
      timespan(call, span, out);
      rated += usage(span);
    }
    out.writeEndArray();
    out.writeNumberProperty("RatedUsage", rated);
    if (call.account().isPresent()) {
      out.writeName("AccountSummary");
      AccountSummaryJson.write(call.account().get(), out);
    } else {
      out.writeNullProperty("AccountSummary");
    }
    out.writeEndObject();
  }

  private static void timespan(DebitedCall call, PaidSpan paid, JsonGenerator out) {
    ZonedDateTime start = call.terms().start();
    PricedSpan span = paid.span();
    long begin = span.end() - usage(paid);
    out.writeStartObject();
    out.writeStringProperty("TimeStart", TimeText.rfc3339(start.plusNanos(begin)));
    out.writeStringProperty("TimeEnd", TimeText.rfc3339(start.plusNanos(span.end())));
    RateJson.amount("Cost", cost(paid), out);
    RateJson.rateInterval(span, out);
    out.writeNumberProperty("DurationIndex", span.end());
    out.writeArrayPropertyStart("Increments");
    for (PaidSpan.Increment increment : paid.increments()) {
      out.writeStartObject();
      out.writeNumberProperty("Duration", increment.usage());
      RateJson.amount("Cost", increment.cost(), out);
      balance(call, increment, out);
      out.writeNumberProperty("CompressFactor", increment.count());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeNullProperty("RoundIncrement");
    RateJson.match(span, out);
    out.writeNumberProperty("CompressFactor", 1);
    out.writeEndObject();
  }

  private static long usage(PaidSpan paid) {
    long usage = 0;
    for (PaidSpan.Increment increment : paid.increments()) {
      usage += increment.usage() * increment.count();
    }
    return usage;
  }

  private static Amount cost(PaidSpan paid) {
    Amount cost = Amount.ZERO;
    for (PaidSpan.Increment each : paid.increments()) {
      cost =
          cost.plus(
              Amount.of(each.cost().value().multiply(java.math.BigDecimal.valueOf(each.count()))));
    }
    return cost;
  }

  private static void balance(DebitedCall call, PaidSpan.Increment increment, JsonGenerator out) {
    Optional<Draw> draw = increment.paidBy();
    if (draw.isEmpty()) {
      RateJson.nobodyPaid(out);
      return;
    }
    Draw.Source source = draw.get().source();
    boolean isMoney = draw.get().isMoney();
    Optional<Balance> balance =
        Optional.ofNullable(
            call.balances().get(new DebitedCall.BalanceKey(source.account(), source.serial())));
    out.writeObjectPropertyStart("BalanceInfo");
    out.writeName(isMoney ? "Monetary" : "Unit");
    out.writeStartObject();
    out.writeStringProperty("UUID", BalanceUuid.of(source.account(), source.serial()));
    out.writeStringProperty("ID", balance.map(Balance::id).orElse(""));
    RateJson.amount("Value", balance.map(Balance::value).orElse(Amount.ZERO), out);
    RateJson.amount("Consumed", increment.taken(), out);
    if (!isMoney) {
      out.writeStringProperty("TOR", balance.map(each -> each.tor().text()).orElse(""));
    }
    out.writeNullProperty("RateInterval");
    out.writeEndObject();
    out.writeNullProperty(isMoney ? "Unit" : "Monetary");
    out.writeStringProperty("AccountID", source.account().toString());
    out.writeEndObject();
  }
}

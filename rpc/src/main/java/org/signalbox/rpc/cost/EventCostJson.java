package org.signalbox.rpc.cost;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signalbox.charging.AccountedCost;
import org.signalbox.core.TimeText;
import org.signalbox.ledger.Account;
import org.signalbox.rating.EventCost;
import org.signalbox.rating.ExplainStep;
import org.signalbox.rating.RateSlot;
import org.signalbox.rating.Timing;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Writes an event cost as {@code GetCost} answers it and as CDRs keep it. Any thread. */
public final class EventCostJson {

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int CHARACTERS_USUAL = 2_048;

  private EventCostJson() {}

  /** The event cost as JSON text, for CDRs. */
  public static String textOf(AccountedCost cost) {
    StringWriter text = new StringWriter(CHARACTERS_USUAL);
    try (JsonGenerator out = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
      write(cost, List.of(), out);
    }
    return text.toString();
  }

  /**
   * Writes an event cost as one JSON object.
   *
   * @param steps how it came about; with none there is no member {@code Explain}
   */
  static void write(AccountedCost accounted, List<ExplainStep> steps, JsonGenerator out) {
    EventCost cost = accounted.priced();
    out.writeStartObject();
    out.writeStringProperty("CGRID", cost.cgrid());
    out.writeStringProperty("RunID", cost.runId());
    out.writeStringProperty("StartTime", TimeText.rfc3339(cost.startTime()));
    out.writeNumberProperty("Usage", cost.usage());
    RateJson.amount("Cost", cost.cost(), out);
    out.writeArrayPropertyStart("Charges");
    for (AccountedCost.Charge charge : accounted.charges()) {
      charge(charge, out);
    }
    out.writeEndArray();
    summary(accounted.account(), out);
    ratings(cost.ratings(), out);
    accounting(accounted.accounting(), out);
    ratingFilters(cost.ratingFilters(), out);
    rates(cost.rates(), out);
    timings(cost.timings(), out);
    if (!steps.isEmpty()) {
      out.writeName("Explain");
      ExplainJson.writeSteps(steps, out);
    }
    out.writeEndObject();
  }

  private static void summary(Optional<Account> account, JsonGenerator out) {
    if (account.isEmpty()) {
      out.writeNullProperty("AccountSummary");
      return;
    }
    out.writeName("AccountSummary");
    AccountSummaryJson.write(account.get(), out);
  }

  private static void accounting(
      Map<String, AccountedCost.BalanceCharge> accounting, JsonGenerator out) {
    out.writeObjectPropertyStart("Accounting");
    accounting.forEach((id, charge) -> {
      out.writeObjectPropertyStart(id);
      out.writeStringProperty("AccountID", charge.accountId());
      out.writeStringProperty("BalanceUUID", charge.balanceId());
      out.writeStringProperty("RatingID", "");
      RateJson.amount("Units", charge.units(), out);
      out.writeStringProperty("ExtraChargeID", charge.isUnits() ? "*none" : "");
      out.writeEndObject();
    });
    out.writeEndObject();
  }

  private static void charge(AccountedCost.Charge charge, JsonGenerator out) {
    out.writeStartObject();
    out.writeStringProperty("RatingID", charge.ratingId());
    if (charge.increments().isEmpty()) {
      out.writeNullProperty("Increments");
    } else {
      out.writeArrayPropertyStart("Increments");
      for (AccountedCost.Increment increment : charge.increments()) {
        out.writeStartObject();
        out.writeNumberProperty("Usage", increment.usage());
        RateJson.amount("Cost", increment.cost(), out);
        out.writeStringProperty("AccountingID", increment.accountingId());
        out.writeNumberProperty("CompressFactor", increment.compressFactor());
        out.writeEndObject();
      }
      out.writeEndArray();
    }
    out.writeNumberProperty("CompressFactor", 1);
    out.writeEndObject();
  }

  private static void ratings(Map<String, EventCost.Rating> ratings, JsonGenerator out) {
    out.writeObjectPropertyStart("Rating");
    ratings.forEach((id, rating) -> {
      out.writeObjectPropertyStart(id);
      RateJson.amount("ConnectFee", rating.connectFee(), out);
      out.writeStringProperty("RoundingMethod", rating.roundingMethod());
      out.writeNumberProperty("RoundingDecimals", rating.roundingDecimals());
      RateJson.amount("MaxCost", rating.maxCost(), out);
      out.writeStringProperty("MaxCostStrategy", rating.maxCostStrategy());
      out.writeStringProperty("TimingID", rating.timingId());
      out.writeStringProperty("RatesID", rating.ratesId());
      out.writeStringProperty("RatingFiltersID", rating.ratingFiltersId());
      out.writeEndObject();
    });
    out.writeEndObject();
  }

  private static void ratingFilters(
      Map<String, EventCost.RatingFilter> ratingFilters, JsonGenerator out) {
    out.writeObjectPropertyStart("RatingFilters");
    ratingFilters.forEach((id, filter) -> {
      out.writeObjectPropertyStart(id);
      out.writeStringProperty("DestinationID", filter.destinationId());
      out.writeStringProperty("DestinationPrefix", filter.destinationPrefix());
      out.writeStringProperty("RatingPlanID", filter.ratingPlanId());
      out.writeStringProperty("Subject", filter.subject());
      out.writeEndObject();
    });
    out.writeEndObject();
  }

  private static void rates(Map<String, List<RateSlot>> rates, JsonGenerator out) {
    out.writeObjectPropertyStart("Rates");
    rates.forEach((id, slots) -> {
      out.writeArrayPropertyStart(id);
      slots.forEach(slot -> RateJson.slot(slot, out));
      out.writeEndArray();
    });
    out.writeEndObject();
  }

  private static void timings(Map<String, Timing> timings, JsonGenerator out) {
    out.writeObjectPropertyStart("Timings");
    timings.forEach((id, timing) -> {
      out.writeObjectPropertyStart(id);
      RateJson.calendar(timing, out);
      out.writeEndObject();
    });
    out.writeEndObject();
  }
}

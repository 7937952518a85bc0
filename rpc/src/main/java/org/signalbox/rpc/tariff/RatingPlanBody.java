package org.signalbox.rpc.tariff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.signalbox.core.Amount;
import org.signalbox.rating.RateSlot;
import org.signalbox.rating.RateTerms;
import org.signalbox.rating.RatingPlan;
import org.signalbox.rating.Timing;
import org.signalbox.rpc.RpcReply;
import tools.jackson.core.JsonGenerator;

/**
 * A rating plan as clients see it: timings and price lists once each, under keys, and the
 * destinations that refer to them.
 */
final class RatingPlanBody implements RpcReply.Body {

  private final RatingPlan plan;
  private final Map<Timing, String> timings = new LinkedHashMap<>();
  private final Map<RateTerms, String> ratings = new LinkedHashMap<>();
  private final Map<String, List<RatingPlan.Binding>> bindings = new LinkedHashMap<>();

  RatingPlanBody(RatingPlan plan) {
    this.plan = plan;
    for (RatingPlan.Binding binding : plan.bindings()) {
      timings.computeIfAbsent(binding.timing(), timing -> key(timings.size()));
      ratings.computeIfAbsent(binding.terms(), terms -> key(ratings.size()));
      bindings.computeIfAbsent(binding.destinationId(), id -> new ArrayList<>()).add(binding);
    }
  }

  @Override
  public void write(JsonGenerator out) {
    out.writeStartObject();
    out.writeStringProperty("Id", plan.id());
    out.writeObjectPropertyStart("Timings");
    timings.forEach((timing, key) -> {
      out.writeName(key);
      TimingMethods.write(out, timing);
    });
    out.writeEndObject();
    out.writeObjectPropertyStart("Ratings");
    ratings.forEach((terms, key) -> writeRating(out, key, terms));
    out.writeEndObject();
    out.writeObjectPropertyStart("DestinationRates");
    bindings.forEach((destinationId, lines) -> writeLines(out, destinationId, lines));
    out.writeEndObject();
    out.writeEndObject();
  }

  /** Eight hexadecimal digits, as the reference's keys look. */
  private static String key(int number) {
    return String.format("%08x", number + 1);
  }

  private static void writeRating(JsonGenerator out, String key, RateTerms terms) {
    out.writeObjectPropertyStart(key);
    writeAmount(out, "ConnectFee", terms.slots().getFirst().connectFee());
    out.writeStringProperty("RoundingMethod", terms.roundingMethodText());
    out.writeNumberProperty("RoundingDecimals", terms.roundingDecimals());
    writeAmount(out, "MaxCost", terms.maxCost());
    out.writeStringProperty("MaxCostStrategy", terms.maxCostStrategy().text());
    out.writeArrayPropertyStart("Rates");
    for (RateSlot slot : terms.slots()) {
      out.writeStartObject();
      out.writeNumberProperty("GroupIntervalStart", slot.groupIntervalStart());
      writeAmount(out, "Value", slot.rate());
      out.writeNumberProperty("RateIncrement", slot.rateIncrement());
      out.writeNumberProperty("RateUnit", slot.rateUnit());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private void writeLines(JsonGenerator out, String destinationId, List<RatingPlan.Binding> lines) {
    out.writeArrayPropertyStart(destinationId);
    for (RatingPlan.Binding line : lines) {
      out.writeStartObject();
      out.writeStringProperty("Timing", timings.getOrDefault(line.timing(), ""));
      out.writeStringProperty("Rating", ratings.getOrDefault(line.terms(), ""));
      writeAmount(out, "Weight", Amount.of(line.weight()));
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void writeAmount(JsonGenerator out, String name, Amount amount) {
    out.writeName(name);
    out.writeNumber(amount.toString());
  }
}

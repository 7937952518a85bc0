package org.signalbox.catalog.internal;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.signalbox.catalog.compile.TimingGrammar;
import org.signalbox.catalog.tp.TpJson;
import org.signalbox.catalog.tp.TpKind;
import org.signalbox.catalog.tp.TpTiming;
import org.signalbox.core.Amount;
import org.signalbox.rating.MaxCostStrategy;
import org.signalbox.rating.RateSlot;
import org.signalbox.rating.RateTerms;
import org.signalbox.rating.RatingPlan;
import org.signalbox.rating.RoundingMethod;
import org.signalbox.rating.Timing;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/**
 * A compiled rating plan as text. Timings and price lists stand once, in front, and bindings name
 * them by number: a plan of 200,000 destinations has a handful of prices.
 */
final class RatingPlanJson {

  private RatingPlanJson() {}

  static String write(RatingPlan plan) {
    Numbering<Timing> timings = new Numbering<>();
    Numbering<RateTerms> terms = new Numbering<>();
    for (RatingPlan.Binding binding : plan.bindings()) {
      timings.numberOf(binding.timing());
      terms.numberOf(binding.terms());
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator out = StoredJson.MAPPER.createGenerator(text)) {
      out.writeStartObject();
      out.writeArrayPropertyStart("timings");
      timings.values().forEach(timing -> out.writeRawValue(timingText(timing)));
      out.writeEndArray();
      out.writeArrayPropertyStart("terms");
      terms.values().forEach(list -> write(out, list));
      out.writeEndArray();
      out.writeArrayPropertyStart("bindings");
      for (RatingPlan.Binding binding : plan.bindings()) {
        out.writeStartArray();
        out.writeString(binding.destinationId());
        out.writeNumber(timings.numberOf(binding.timing()));
        out.writeNumber(terms.numberOf(binding.terms()));
        out.writeNumber(Amount.of(binding.weight()).toString());
        out.writeEndArray();
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    return text.toString();
  }

  static RatingPlan read(String id, String body) {
    JsonNode plan = StoredJson.MAPPER.readTree(body);
    List<Timing> timings = new ArrayList<>();
    plan.path("timings").forEach(node -> timings.add(timing(node)));
    List<RateTerms> terms = new ArrayList<>();
    plan.path("terms").forEach(node -> terms.add(terms(node)));
    List<RatingPlan.Binding> bindings = new ArrayList<>();
    for (JsonNode binding : plan.path("bindings")) {
      BigDecimal weight = Amount.of(binding.path(3).asDecimal()).value();
      bindings.add(
          new RatingPlan.Binding(
              binding.path(0).asString(),
              timings.get(binding.path(1).asInt()),
              weight,
              terms.get(binding.path(2).asInt())));
    }
    return new RatingPlan(id, bindings);
  }

  private static String timingText(Timing timing) {
    return TpJson.write(TimingGrammar.written(timing));
  }

  private static Timing timing(JsonNode node) {
    return TimingGrammar.parse((TpTiming) TpJson.read(TpKind.TIMING, node.toString()));
  }

  private static void write(JsonGenerator out, RateTerms terms) {
    out.writeStartObject();
    out.writeStringProperty("rate", terms.rateId());
    out.writeStringProperty("rounding", terms.roundingMethodText());
    out.writeNumberProperty("decimals", terms.roundingDecimals());
    writeAmount(out, "max_cost", terms.maxCost());
    out.writeStringProperty("max_cost_strategy", terms.maxCostStrategy().text());
    out.writeArrayPropertyStart("slots");
    for (RateSlot slot : terms.slots()) {
      out.writeStartObject();
      writeAmount(out, "connect_fee", slot.connectFee());
      writeAmount(out, "rate", slot.rate());
      out.writeNumberProperty("unit", slot.rateUnit());
      out.writeNumberProperty("increment", slot.rateIncrement());
      out.writeNumberProperty("start", slot.groupIntervalStart());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static RateTerms terms(JsonNode node) {
    List<RateSlot> slots = new ArrayList<>();
    for (JsonNode slot : node.path("slots")) {
      slots.add(
          new RateSlot(
              amount(slot, "connect_fee"),
              amount(slot, "rate"),
              slot.path("unit").asLong(),
              slot.path("increment").asLong(),
              slot.path("start").asLong()));
    }
    String rounding = node.path("rounding").asString();
    return new RateTerms(
        node.path("rate").asString(),
        slots,
        RoundingMethod.ofText(rounding).orElse(RoundingMethod.NONE),
        rounding,
        node.path("decimals").asInt(),
        amount(node, "max_cost"),
        MaxCostStrategy.ofText(node.path("max_cost_strategy").asString()));
  }

  private static void writeAmount(JsonGenerator out, String name, Amount amount) {
    out.writeName(name);
    out.writeNumber(amount.toString());
  }

  private static Amount amount(JsonNode node, String name) {
    return Amount.of(node.path(name).asDecimal());
  }
}

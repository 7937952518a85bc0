package org.signalbox.rpc.cost;

import java.time.LocalDateTime;
import java.util.List;
import org.signalbox.charging.AccountedCost;
import org.signalbox.rating.EventCost;
import org.signalbox.rating.ExplainStep;
import org.signalbox.rating.Explanation;
import org.signalbox.rating.PriceOutcome;
import org.signalbox.rating.PricedUsage;
import tools.jackson.core.JsonGenerator;

/**
 * Writes how a price came about: each step with its kind, its sentence for people and its members
 * for programs.
 */
final class ExplainJson {

  private ExplainJson() {}

  /** The whole answer: the cost or the error, and the steps to it. */
  static void write(Explanation explanation, JsonGenerator out) {
    out.writeStartObject();
    switch (explanation.outcome()) {
      case PricedUsage priced -> {
        out.writeName("EventCost");
        EventCostJson.write(AccountedCost.unpaid(EventCost.of(priced, "", "")), List.of(), out);
        RateJson.amount("CallTotal", priced.callTotal(), out);
        out.writeNullProperty("Error");
      }
      case PriceOutcome.Refused refused -> {
        out.writeNullProperty("EventCost");
        out.writeNullProperty("CallTotal");
        out.writeStringProperty("Error", refused.reason().name());
      }
    }
    out.writeName("Steps");
    writeSteps(explanation.steps(), out);
    out.writeEndObject();
  }

  static void writeSteps(List<ExplainStep> steps, JsonGenerator out) {
    out.writeStartArray();
    for (ExplainStep step : steps) {
      out.writeStartObject();
      out.writeStringProperty("Step", step.getClass().getSimpleName());
      out.writeStringProperty("Sentence", step.sentence());
      switch (step) {
        case ExplainStep.Search search -> members(search, out);
        case ExplainStep.Billing billing -> members(billing, out);
      }
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void members(ExplainStep.Search step, JsonGenerator out) {
    switch (step) {
      case ExplainStep.ProfileTried tried -> {
        out.writeStringProperty("Profile", tried.profile().outward());
        out.writeBooleanProperty("Found", tried.found());
      }
      case ExplainStep.FallbackTried tried -> {
        out.writeStringProperty("Profile", tried.fallback().outward());
        out.writeBooleanProperty("Followed", tried.followed());
      }
      case ExplainStep.ActivationChosen chosen -> {
        out.writeStringProperty("RatingPlanID", chosen.activation().ratingPlanId());
        out.writeStringProperty("ActivationTime", chosen.activation().from().toString());
        out.writeStringProperty("At", chosen.at().toString());
      }
      case ExplainStep.ActivationMissing missing -> {
        out.writeStringProperty("Profile", missing.profile().outward());
        out.writeStringProperty("At", missing.at().toString());
        missing.first().ifPresent(at -> out.writeStringProperty("FirstBegins", at.toString()));
      }
      case ExplainStep.PlanMissing missing ->
          out.writeStringProperty("RatingPlanID", missing.ratingPlanId());
      case ExplainStep.PrefixTaken taken -> {
        out.writeStringProperty("RatingPlanID", taken.ratingPlanId());
        out.writeStringProperty("Prefix", taken.prefix());
        out.writeStringProperty("DestinationID", taken.destinationId());
        texts("Rivals", taken.rivals(), out);
      }
      case ExplainStep.PrefixPassedOver passed -> {
        out.writeStringProperty("Prefix", passed.prefix());
        texts("DestinationIDs", passed.destinationIds(), out);
        local(passed.local(), out);
      }
      case ExplainStep.PrefixMissing missing -> {
        out.writeStringProperty("RatingPlanID", missing.ratingPlanId());
        out.writeStringProperty("Number", missing.number());
        texts("Nearest", missing.nearest(), out);
      }
    }
  }

  private static void members(ExplainStep.Billing step, JsonGenerator out) {
    switch (step) {
      case ExplainStep.TimingTaken taken -> {
        out.writeStringProperty("TimingID", taken.timingId());
        out.writeName("Weight");
        out.writeNumber(taken.weight().toPlainString());
        local(taken.local(), out);
      }
      case ExplainStep.RateContinues continues -> local(continues.local(), out);
      case ExplainStep.SpanBilled billed -> {
        out.writeNumberProperty("Offset", billed.span().offset());
        out.writeStringProperty("RateID", billed.span().terms().rateId());
        out.writeName("Slot");
        RateJson.slot(billed.span().slot(), out);
        out.writeNumberProperty("Increments", billed.span().increments());
      }
      case ExplainStep.ConnectFeeCharged charged ->
          RateJson.amount("ConnectFee", charged.connectFee(), out);
      case ExplainStep.TotalMade made -> {
        out.writeNumberProperty("Usage", made.billedUsage());
        RateJson.amount("Cost", made.cost(), out);
      }
      case ExplainStep.PriceRefused refused ->
          out.writeStringProperty("Error", refused.reason().name());
    }
  }

  private static void texts(String name, List<String> texts, JsonGenerator out) {
    out.writeArrayPropertyStart(name);
    texts.forEach(out::writeString);
    out.writeEndArray();
  }

  private static void local(LocalDateTime local, JsonGenerator out) {
    out.writeStringProperty("LocalTime", local.toString());
  }
}

package org.signalbox.rpc.cost;

import java.util.SortedSet;
import org.signalbox.core.Amount;
import org.signalbox.rating.PricedSpan;
import org.signalbox.rating.RateSlot;
import org.signalbox.rating.RateTerms;
import org.signalbox.rating.Timing;
import tools.jackson.core.JsonGenerator;

/** The parts that all cost answers have in common. */
final class RateJson {

  private RateJson() {}

  /** A decimal with all its digits and no exponent, whatever the generator would do. */
  static void amount(String name, Amount amount, JsonGenerator out) {
    out.writeName(name);
    out.writeNumber(amount.toString());
  }

  /** The calendar fields of a timing, without its name. */
  static void calendar(Timing timing, JsonGenerator out) {
    numbers("Years", timing.years(), out);
    numbers("Months", timing.months(), out);
    numbers("MonthDays", timing.monthDays(), out);
    numbers("WeekDays", timing.weekDays(), out);
    out.writeStringProperty("StartTime", startTime(timing));
  }

  static void slot(RateSlot slot, JsonGenerator out) {
    out.writeStartObject();
    out.writeNumberProperty("GroupIntervalStart", slot.groupIntervalStart());
    amount("Value", slot.rate(), out);
    out.writeNumberProperty("RateIncrement", slot.rateIncrement());
    out.writeNumberProperty("RateUnit", slot.rateUnit());
    out.writeEndObject();
  }

  /** The rate of a span as call costs show it: timing, price list, weight. */
  static void rateInterval(PricedSpan span, JsonGenerator out) {
    out.writeObjectPropertyStart("RateInterval");
    out.writeObjectPropertyStart("Timing");
    out.writeStringProperty("ID", span.match().timing().id());
    calendar(span.match().timing(), out);
    out.writeStringProperty("EndTime", "");
    out.writeEndObject();
    terms(span.terms(), out);
    out.writeName("Weight");
    out.writeNumber(span.match().weight().toPlainString());
    out.writeEndObject();
  }

  private static void terms(RateTerms terms, JsonGenerator out) {
    out.writeObjectPropertyStart("Rating");
    amount("ConnectFee", terms.connectFee(), out);
    out.writeStringProperty("RoundingMethod", terms.roundingMethodText());
    out.writeNumberProperty("RoundingDecimals", terms.roundingDecimals());
    amount("MaxCost", terms.maxCost(), out);
    out.writeStringProperty("MaxCostStrategy", terms.maxCostStrategy().text());
    out.writeArrayPropertyStart("Rates");
    for (RateSlot slot : terms.slots()) {
      slot(slot, out);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  /** Who paid: nobody, where only a price is asked for. */
  static void nobodyPaid(JsonGenerator out) {
    out.writeObjectPropertyStart("BalanceInfo");
    out.writeNullProperty("Unit");
    out.writeNullProperty("Monetary");
    out.writeStringProperty("AccountID", "");
    out.writeEndObject();
  }

  static void match(PricedSpan span, JsonGenerator out) {
    out.writeStringProperty("MatchedSubject", span.match().profile().outward());
    out.writeStringProperty("MatchedPrefix", span.match().destinationPrefix());
    out.writeStringProperty("MatchedDestId", span.match().destinationId());
    out.writeStringProperty("RatingPlanId", span.match().ratingPlanId());
  }

  private static void numbers(String name, SortedSet<Integer> numbers, JsonGenerator out) {
    out.writeArrayPropertyStart(name);
    for (int number : numbers) {
      out.writeNumber(number);
    }
    out.writeEndArray();
  }

  private static String startTime(Timing timing) {
    int second = timing.startTime().toSecondOfDay();
    return twoDigits(second / 3600)
        + ":"
        + twoDigits(second / 60 % 60)
        + ":"
        + twoDigits(second % 60);
  }

  private static String twoDigits(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}

package org.signalbox.catalog.csv;

import java.util.ArrayList;
import java.util.List;
import org.signalbox.catalog.tp.TpDestination;
import org.signalbox.catalog.tp.TpDestinationRate;
import org.signalbox.catalog.tp.TpItem;
import org.signalbox.catalog.tp.TpRate;
import org.signalbox.catalog.tp.TpRatingPlan;
import org.signalbox.catalog.tp.TpRatingProfile;
import org.signalbox.catalog.tp.TpTiming;
import org.signalbox.rating.RatingProfile;

/** Rows of one tag to the item they make together. */
final class RatingRows {

  private RatingRows() {}

  static TpItem timing(List<PlanRow> rows) {
    // Of several rows with one tag the last counts, as with the reference.
    PlanRow row = rows.getLast();
    return new TpTiming(
        row.text("ID"),
        row.text("Years"),
        row.text("Months"),
        row.text("MonthDays"),
        row.text("WeekDays"),
        row.text("Time"));
  }

  static TpItem destination(List<PlanRow> rows) {
    List<String> prefixes = new ArrayList<>(rows.size());
    for (PlanRow row : rows) {
      prefixes.add(row.required("Prefixes"));
    }
    return new TpDestination(rows.getFirst().text("ID"), prefixes);
  }

  static TpItem rate(List<PlanRow> rows) {
    return new TpRate(rows.getFirst().text("ID"), rows.stream().map(RatingRows::slot).toList());
  }

  private static TpRate.Slot slot(PlanRow row) {
    return new TpRate.Slot(
        row.amount("ConnectFee"),
        row.amount("Rate"),
        row.text("RateUnit"),
        row.text("RateIncrement"),
        row.text("GroupIntervalStart"));
  }

  static TpItem destinationRate(List<PlanRow> rows) {
    return new TpDestinationRate(
        rows.getFirst().text("ID"), rows.stream().map(RatingRows::line).toList());
  }

  private static TpDestinationRate.Line line(PlanRow row) {
    return new TpDestinationRate.Line(
        row.required("DestinationId"),
        row.required("RateId"),
        row.text("RoundingMethod"),
        row.integer("RoundingDecimals"),
        row.amount("MaxCost"),
        row.text("MaxCostStrategy"));
  }

  static TpItem ratingPlan(List<PlanRow> rows) {
    return new TpRatingPlan(
        rows.getFirst().text("ID"), rows.stream().map(RatingRows::binding).toList());
  }

  private static TpRatingPlan.Binding binding(PlanRow row) {
    return new TpRatingPlan.Binding(
        row.required("DestinationRatesId"), row.required("TimingId"), row.decimal("Weight"));
  }

  static TpItem ratingProfile(List<PlanRow> rows, String loadId, RatingProfile.Key key) {
    return new TpRatingProfile(loadId, key, rows.stream().map(RatingRows::activation).toList());
  }

  private static TpRatingProfile.Activation activation(PlanRow row) {
    return new TpRatingProfile.Activation(
        row.text("ActivationTime"), row.required("RatingPlanId"), row.text("FallbackSubjects"));
  }
}

package org.signalbox.catalog.csv;

import java.util.List;
import java.util.stream.Stream;

/**
 * The columns of each file, in order: the present layout first, then the older ones that files in
 * use still have.
 */
final class PlanColumns {

  private static final PlanColumn TAG = PlanColumn.of("ID", "Tag", "Id");
  private static final PlanColumn TENANT = PlanColumn.of("Tenant");
  private static final PlanColumn ID = PlanColumn.of("ID", "ID", "Tag");
  private static final PlanColumn WEIGHT = PlanColumn.of("Weight");
  private static final PlanColumn FILTER_IDS = PlanColumn.of("FilterIDs");
  private static final PlanColumn INTERVAL = PlanColumn.of("ActivationInterval");

  /** A column of older releases that means nothing any more; it says {@code *out} or nothing. */
  static final PlanColumn DIRECTION =
      PlanColumn.of(
          "Direction", "Direction", "Directions", "BalanceDirection", "BalanceDirections");

  /** The same, without a rule for what it says. */
  private static final PlanColumn CDR_STATS = PlanColumn.of("CdrStatQueueIds");

  static final List<List<PlanColumn>> TIMINGS =
      List.of(
          List.of(
              TAG,
              PlanColumn.of("Years"),
              PlanColumn.of("Months"),
              PlanColumn.of("MonthDays"),
              PlanColumn.of("WeekDays"),
              PlanColumn.of("Time")));

  static final List<List<PlanColumn>> DESTINATIONS =
      List.of(List.of(TAG, PlanColumn.of("Prefixes", "Prefix")));

  static final List<List<PlanColumn>> RATES =
      withShorter(
          List.of(
              TAG,
              PlanColumn.of("ConnectFee"),
              PlanColumn.of("Rate"),
              PlanColumn.of("RateUnit"),
              PlanColumn.of("RateIncrement"),
              PlanColumn.of("GroupIntervalStart")),
          1);

  static final List<List<PlanColumn>> DESTINATION_RATES =
      withShorter(
          List.of(
              TAG,
              PlanColumn.of("DestinationId", "DestinationTag", "DestinationId", "DestinationsTag"),
              PlanColumn.of("RateId", "RatesTag", "RateId", "RatesId"),
              PlanColumn.of("RoundingMethod"),
              PlanColumn.of("RoundingDecimals"),
              PlanColumn.of("MaxCost"),
              PlanColumn.of("MaxCostStrategy")),
          2);

  static final List<List<PlanColumn>> RATING_PLANS =
      withShorter(
          List.of(
              TAG,
              PlanColumn.of("DestinationRatesId", "DestinationRatesTag", "DestinationRatesId"),
              PlanColumn.of("TimingId", "TimingTag", "TimingId", "TimingsTag"),
              WEIGHT),
          1);

  private static final List<PlanColumn> PROFILE =
      List.of(
          TENANT,
          PlanColumn.of("Category", "Category", "TOR"),
          PlanColumn.of("Subject"),
          PlanColumn.of("ActivationTime"),
          PlanColumn.of("RatingPlanId", "RatingPlanTag", "RatingPlanId"),
          PlanColumn.of("FallbackSubjects", "RatesFallbackSubject", "FallbackSubjects"));

  static final List<List<PlanColumn>> RATING_PROFILES =
      List.of(
          PROFILE,
          PROFILE.subList(0, PROFILE.size() - 1),
          joined(List.of(), PROFILE, List.of(CDR_STATS)),
          joined(List.of(DIRECTION), PROFILE, List.of()),
          joined(List.of(DIRECTION), PROFILE, List.of(CDR_STATS)));

  static final List<List<PlanColumn>> FILTERS =
      withShorter(
          List.of(
              TENANT,
              ID,
              PlanColumn.of("Type", "Type", "FilterType"),
              PlanColumn.of("Element", "Element", "FilterFieldName", "FieldName"),
              PlanColumn.of("Values", "Values", "FilterFieldValues", "FieldValues"),
              INTERVAL),
          1);

  static final List<List<PlanColumn>> ATTRIBUTES = attributes();

  static final List<List<PlanColumn>> CHARGERS =
      withShorter(
          List.of(
              TENANT,
              ID,
              FILTER_IDS,
              INTERVAL,
              PlanColumn.of("RunID"),
              PlanColumn.of("AttributeIDs"),
              WEIGHT),
          1);

  private PlanColumns() {}

  private static List<List<PlanColumn>> attributes() {
    PlanColumn contexts = PlanColumn.of("Contexts", "Contexts", "Context");
    PlanColumn attributeFilters = PlanColumn.of("AttributeFilterIDs");
    PlanColumn path = PlanColumn.of("Path", "Path", "FieldName");
    PlanColumn type = PlanColumn.of("Type");
    PlanColumn value = PlanColumn.of("Value");
    PlanColumn blocker = PlanColumn.of("Blocker");
    List<PlanColumn> begin = List.of(TENANT, ID, contexts, FILTER_IDS, INTERVAL);
    List<PlanColumn> end = List.of(path, type, value, blocker, WEIGHT);
    return List.of(joined(begin, List.of(attributeFilters), end), joined(begin, List.of(), end));
  }

  /** The layout and those that lack its last columns. */
  private static List<List<PlanColumn>> withShorter(List<PlanColumn> layout, int columns) {
    return columns == 1
        ? List.of(layout, layout.subList(0, layout.size() - 1))
        : List.of(
            layout,
            layout.subList(0, layout.size() - 1),
            layout.subList(0, layout.size() - columns));
  }

  private static List<PlanColumn> joined(
      List<PlanColumn> begin, List<PlanColumn> middle, List<PlanColumn> end) {
    return Stream.of(begin, middle, end).flatMap(List::stream).toList();
  }
}

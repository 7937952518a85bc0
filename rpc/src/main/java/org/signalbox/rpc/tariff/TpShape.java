package org.signalbox.rpc.tariff;

import java.util.List;
import org.signalbox.catalog.tp.TpKind;

/**
 * What tells the methods of the nine kinds of plan items apart.
 *
 * @param kind the kind
 * @param noun what follows {@code SetTP}, {@code GetTP}, {@code RemoveTP}
 * @param goType the type name in error texts
 * @param required members that must be set, in the order in which missing ones are named
 * @param naming how one item is named
 */
record TpShape(TpKind kind, String noun, String goType, List<String> required, Naming naming) {

  /** How a client names one item of a plan. */
  enum Naming {
    ID("ID"),
    TENANT_AND_ID("ID"),
    /** {@code LoadId:Tenant:Category:Subject}. */
    RATING_PROFILE_ID("RatingProfileID");

    private final String member;

    Naming(String member) {
      this.member = member;
    }

    String member() {
      return member;
    }
  }

  static final List<TpShape> ALL =
      List.of(
          of(
              TpKind.TIMING,
              "Timing",
              "ApierTPTiming",
              List.of("TPid", "ID", "Years", "Months", "MonthDays", "WeekDays", "Time")),
          of(TpKind.DESTINATION, "Destination", "TPDestination", List.of("TPid", "ID", "Prefixes")),
          of(TpKind.RATE, "Rate", "TPRateRALs", List.of("TPid", "ID", "RateSlots")),
          of(
              TpKind.DESTINATION_RATE,
              "DestinationRate",
              "TPDestinationRate",
              List.of("TPid", "ID", "DestinationRates")),
          of(
              TpKind.RATING_PLAN,
              "RatingPlan",
              "TPRatingPlan",
              List.of("TPid", "ID", "RatingPlanBindings")),
          new TpShape(
              TpKind.RATING_PROFILE,
              "RatingProfile",
              "TPRatingProfile",
              List.of("TPid", "LoadId", "Category", "Subject", "RatingPlanActivations"),
              Naming.RATING_PROFILE_ID),
          profile(TpKind.CHARGER, "Charger", "TPChargerProfile"),
          profile(TpKind.ATTRIBUTE, "AttributeProfile", "TPAttributeProfile"),
          profile(TpKind.FILTER, "FilterProfile", "TPFilterProfile"));

  private static TpShape of(TpKind kind, String noun, String goType, List<String> required) {
    return new TpShape(kind, noun, goType, required, Naming.ID);
  }

  private static TpShape profile(TpKind kind, String noun, String goType) {
    return new TpShape(kind, noun, goType, List.of("TPid", "ID"), Naming.TENANT_AND_ID);
  }
}

package org.signalbox.rpc.tariff;

import java.util.List;
import org.signalbox.catalog.tp.TpKind;

/**
 * What tells the methods of the kinds of plan items apart.
 *
 * @param kind the kind
 * @param noun how its methods are called
 * @param goType the type name in error texts
 * @param required members that must be set, in the order in which missing ones are named
 * @param naming how one item is named
 */
record TpShape(TpKind kind, Noun noun, String goType, List<String> required, Naming naming) {

  /**
   * How the methods of a kind are called.
   *
   * @param one what follows {@code SetTP}, {@code GetTP}, {@code RemoveTP}
   * @param list what stands before {@code Ids} where ids are listed
   */
  record Noun(String one, String list) {
    static Noun of(String noun) {
      return new Noun(noun, noun);
    }
  }

  /** How a client names one item of a plan. */
  enum Naming {
    ID("ID"),
    TENANT_AND_ID("ID"),
    /** {@code LoadId:Tenant:Category:Subject}. */
    RATING_PROFILE_ID("RatingProfileID"),
    /** {@code LoadId:Tenant:Account}. */
    ACCOUNT_ACTIONS_ID("AccountActionsId");

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
              Noun.of("RatingProfile"),
              "TPRatingProfile",
              List.of("TPid", "LoadId", "Category", "Subject", "RatingPlanActivations"),
              Naming.RATING_PROFILE_ID),
          profile(TpKind.CHARGER, "Charger", "TPChargerProfile"),
          profile(TpKind.ATTRIBUTE, "AttributeProfile", "TPAttributeProfile"),
          profile(TpKind.FILTER, "FilterProfile", "TPFilterProfile"),
          listed(
              TpKind.ACTIONS,
              new Noun("Actions", "Action"),
              "TPActions",
              List.of("TPid", "ID", "Actions")),
          of(TpKind.ACTION_PLAN, "ActionPlan", "TPActionPlan", List.of("TPid", "ID", "ActionPlan")),
          listed(
              TpKind.ACTION_TRIGGERS,
              new Noun("ActionTriggers", "ActionTrigger"),
              "TPActionTriggers",
              List.of("TPid", "ID")),
          listed(
              TpKind.SHARED_GROUPS,
              new Noun("SharedGroups", "SharedGroup"),
              "TPSharedGroups",
              List.of("TPid", "ID", "SharedGroups")),
          new TpShape(
              TpKind.ACCOUNT_ACTIONS,
              new Noun("AccountActions", "AccountAction"),
              "TPAccountActions",
              List.of("TPid", "LoadId", "Account", "ActionPlanId"),
              Naming.ACCOUNT_ACTIONS_ID));

  private static TpShape of(TpKind kind, String noun, String goType, List<String> required) {
    return listed(kind, Noun.of(noun), goType, required);
  }

  private static TpShape listed(TpKind kind, Noun noun, String goType, List<String> required) {
    return new TpShape(kind, noun, goType, required, Naming.ID);
  }

  private static TpShape profile(TpKind kind, String noun, String goType) {
    return new TpShape(kind, Noun.of(noun), goType, List.of("TPid", "ID"), Naming.TENANT_AND_ID);
  }
}

package org.signalbox.catalog.tp;

/** The kinds of items that a tariff plan is made of. */
public enum TpKind {
  TIMING("timing"),
  DESTINATION("destination"),
  RATE("rate"),
  DESTINATION_RATE("destination_rate"),
  RATING_PLAN("rating_plan"),
  RATING_PROFILE("rating_profile"),
  FILTER("filter"),
  ATTRIBUTE("attribute"),
  CHARGER("charger"),
  ACTIONS("actions"),
  ACTION_PLAN("action_plan"),
  ACTION_TRIGGERS("action_triggers"),
  SHARED_GROUPS("shared_groups"),
  ACCOUNT_ACTIONS("account_actions");

  private final String code;

  TpKind(String code) {
    this.code = code;
  }

  /** The name in the database. */
  public String code() {
    return code;
  }

  /** The kind of that name in the database. */
  public static TpKind ofCode(String code) {
    for (TpKind kind : values()) {
      if (kind.code.equals(code)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        "found items of kind " + code + ", which this release lacks");
  }

  /**
   * Reads an item of this kind by the member names that clients use.
   *
   * @throws IllegalArgumentException when a number is out of range
   */
  public TpItem read(Members members) {
    return switch (this) {
      case TIMING -> TpTiming.read(members);
      case DESTINATION -> TpDestination.read(members);
      case RATE -> TpRate.read(members);
      case DESTINATION_RATE -> TpDestinationRate.read(members);
      case RATING_PLAN -> TpRatingPlan.read(members);
      case RATING_PROFILE -> TpRatingProfile.read(members);
      case FILTER -> TpFilter.read(members);
      case ATTRIBUTE -> TpAttribute.read(members);
      case CHARGER -> TpCharger.read(members);
      case ACTIONS -> TpActions.read(members);
      case ACTION_PLAN -> TpActionPlan.read(members);
      case ACTION_TRIGGERS -> TpActionTriggers.read(members);
      case SHARED_GROUPS -> TpSharedGroups.read(members);
      case ACCOUNT_ACTIONS -> TpAccountActions.read(members);
    };
  }
}

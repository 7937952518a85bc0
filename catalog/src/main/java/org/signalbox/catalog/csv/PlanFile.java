package org.signalbox.catalog.csv;

import java.util.List;
import java.util.Optional;
import org.signalbox.catalog.tp.TpKind;

/** The files of a tariff plan that are loaded, with their columns in order. */
public enum PlanFile {
  TIMINGS("Timings.csv", TpKind.TIMING),
  DESTINATIONS("Destinations.csv", TpKind.DESTINATION),
  RATES("Rates.csv", TpKind.RATE),
  DESTINATION_RATES("DestinationRates.csv", TpKind.DESTINATION_RATE),
  RATING_PLANS("RatingPlans.csv", TpKind.RATING_PLAN),
  RATING_PROFILES("RatingProfiles.csv", TpKind.RATING_PROFILE),
  FILTERS("Filters.csv", TpKind.FILTER),
  ATTRIBUTES("Attributes.csv", TpKind.ATTRIBUTE),
  CHARGERS("Chargers.csv", TpKind.CHARGER),
  SHARED_GROUPS("SharedGroups.csv", TpKind.SHARED_GROUPS),
  ACTIONS("Actions.csv", TpKind.ACTIONS),
  ACTION_PLANS("ActionPlans.csv", TpKind.ACTION_PLAN),
  ACTION_TRIGGERS("ActionTriggers.csv", TpKind.ACTION_TRIGGERS),
  ACCOUNT_ACTIONS("AccountActions.csv", TpKind.ACCOUNT_ACTIONS);

  private final String fileName;
  private final TpKind kind;

  PlanFile(String fileName, TpKind kind) {
    this.fileName = fileName;
    this.kind = kind;
  }

  public String fileName() {
    return fileName;
  }

  public TpKind kind() {
    return kind;
  }

  /** The file that holds a kind. */
  static PlanFile of(TpKind kind) {
    for (PlanFile file : values()) {
      if (file.kind == kind) {
        return file;
      }
    }
    throw new IllegalArgumentException("no file holds " + kind);
  }

  /** The file of that name. */
  static Optional<PlanFile> ofFileName(String fileName) {
    for (PlanFile file : values()) {
      if (file.fileName.equals(fileName)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /** Layouts without a header that names them: the present one first, then older ones. */
  List<List<PlanColumn>> layouts() {
    return switch (this) {
      case TIMINGS -> PlanColumns.TIMINGS;
      case DESTINATIONS -> PlanColumns.DESTINATIONS;
      case RATES -> PlanColumns.RATES;
      case DESTINATION_RATES -> PlanColumns.DESTINATION_RATES;
      case RATING_PLANS -> PlanColumns.RATING_PLANS;
      case RATING_PROFILES -> PlanColumns.RATING_PROFILES;
      case FILTERS -> PlanColumns.FILTERS;
      case ATTRIBUTES -> PlanColumns.ATTRIBUTES;
      case CHARGERS -> PlanColumns.CHARGERS;
      case SHARED_GROUPS -> ActionColumns.SHARED_GROUPS;
      case ACTIONS -> ActionColumns.ACTIONS;
      case ACTION_PLANS -> ActionColumns.ACTION_PLANS;
      case ACTION_TRIGGERS -> ActionColumns.ACTION_TRIGGERS;
      case ACCOUNT_ACTIONS -> ActionColumns.ACCOUNT_ACTIONS;
    };
  }
}

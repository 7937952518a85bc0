package org.signalbox.catalog.tp;

import tools.jackson.core.JsonGenerator;

/** One item of a tariff plan, as the operator wrote it. */
public sealed interface TpItem
    permits TpTiming,
        TpDestination,
        TpRate,
        TpDestinationRate,
        TpRatingPlan,
        TpRatingProfile,
        TpCharger,
        TpAttribute,
        TpFilter,
        TpActions,
        TpActionPlan,
        TpActionTriggers,
        TpSharedGroups,
        TpAccountActions {

  TpKind kind();

  /** Unique within its plan and kind; {@code tenant:id} for items that belong to a tenant. */
  String id();

  /** Writes the members that clients know, all but the plan's name, into an open object. */
  void writeMembers(JsonGenerator out);
}

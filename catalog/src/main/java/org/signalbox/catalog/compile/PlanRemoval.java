package org.signalbox.catalog.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.signalbox.catalog.CatalogChange;
import org.signalbox.catalog.tp.TariffPlan;
import org.signalbox.catalog.tp.TpActionPlan;
import org.signalbox.catalog.tp.TpActionTriggers;
import org.signalbox.catalog.tp.TpActions;
import org.signalbox.catalog.tp.TpAttribute;
import org.signalbox.catalog.tp.TpCharger;
import org.signalbox.catalog.tp.TpDestination;
import org.signalbox.catalog.tp.TpFilter;
import org.signalbox.catalog.tp.TpItem;
import org.signalbox.catalog.tp.TpKind;
import org.signalbox.catalog.tp.TpRatingPlan;
import org.signalbox.catalog.tp.TpRatingProfile;
import org.signalbox.catalog.tp.TpSharedGroups;
import org.signalbox.catalog.tp.TpTiming;
import org.signalbox.ledger.DefinitionId;
import org.signalbox.profiles.ProfileChange;
import org.signalbox.rating.TariffChange;

/** The change that takes out of force everything that a plan names. */
public final class PlanRemoval {

  private PlanRemoval() {}

  /** What is not in force is passed over. */
  public static CatalogChange of(TariffPlan plan) {
    return new CatalogChange(
        new TariffChange(
            List.of(),
            List.of(),
            List.of(),
            names(plan.all(TpKind.DESTINATION, TpDestination.class), TpItem::id),
            names(plan.all(TpKind.RATING_PLAN, TpRatingPlan.class), TpItem::id),
            names(plan.all(TpKind.RATING_PROFILE, TpRatingProfile.class), TpRatingProfile::key)),
        new ProfileChange(
            List.of(),
            List.of(),
            List.of(),
            names(plan.all(TpKind.FILTER, TpFilter.class), TpFilter::key),
            names(plan.all(TpKind.ATTRIBUTE, TpAttribute.class), TpAttribute::key),
            names(plan.all(TpKind.CHARGER, TpCharger.class), TpCharger::key)),
        List.of(),
        names(plan.all(TpKind.TIMING, TpTiming.class), TpItem::id));
  }

  /** What the ledger is to forget. */
  public static List<DefinitionId> definitions(TariffPlan plan) {
    List<DefinitionId> definitions = new ArrayList<>();
    plan.all(TpKind.ACTIONS, TpActions.class)
        .forEach(item -> definitions.add(DefinitionId.actionSet(item.id())));
    plan.all(TpKind.ACTION_PLAN, TpActionPlan.class)
        .forEach(item -> definitions.add(DefinitionId.actionPlan(item.id())));
    plan.all(TpKind.ACTION_TRIGGERS, TpActionTriggers.class)
        .forEach(item -> definitions.add(DefinitionId.triggerGroup(item.id())));
    plan.all(TpKind.SHARED_GROUPS, TpSharedGroups.class)
        .forEach(item -> definitions.add(DefinitionId.sharedGroup(item.id())));
    return definitions;
  }

  private static <T, N> Set<N> names(List<T> items, Function<? super T, N> name) {
    return items.stream().map(name).collect(Collectors.toUnmodifiableSet());
  }
}

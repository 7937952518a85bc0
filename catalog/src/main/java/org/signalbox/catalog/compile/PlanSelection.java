package org.signalbox.catalog.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.signalbox.catalog.tp.TariffPlan;
import org.signalbox.catalog.tp.TpAccountActions;
import org.signalbox.catalog.tp.TpDestination;
import org.signalbox.catalog.tp.TpDestinationRate;
import org.signalbox.catalog.tp.TpItem;
import org.signalbox.catalog.tp.TpKind;
import org.signalbox.catalog.tp.TpRate;
import org.signalbox.catalog.tp.TpRatingPlan;
import org.signalbox.catalog.tp.TpRatingProfile;
import org.signalbox.catalog.tp.TpTiming;

/** Parts of a plan that can be loaded alone; empty where the plan lacks what is asked for. */
public final class PlanSelection {

  /** Kinds that accounts, and what they join, may refer to. */
  private static final Set<TpKind> ABOUT_ACTIONS =
      Set.of(
          TpKind.ACTIONS,
          TpKind.ACTION_PLAN,
          TpKind.ACTION_TRIGGERS,
          TpKind.SHARED_GROUPS,
          TpKind.TIMING,
          TpKind.DESTINATION);

  private PlanSelection() {}

  /** Which rating profiles; an empty member does not restrict. */
  public record ProfileFilter(String loadId, String tenant, String category, String subject) {

    boolean accepts(TpRatingProfile profile) {
      return agree(loadId, profile.loadId())
          && agree(tenant, profile.key().tenant())
          && agree(category, profile.key().category())
          && agree(subject, profile.key().subject());
    }
  }

  /** Which accounts; an empty member does not restrict. */
  public record AccountFilter(String loadId, String tenant, String account) {

    boolean accepts(TpAccountActions written) {
      return agree(loadId, written.loadId())
          && agree(tenant, written.tenant())
          && agree(account, written.account());
    }
  }

  /** Accounts, with all that the plan says about actions; empty where no account is accepted. */
  public static TariffPlan accountActions(TariffPlan plan, AccountFilter filter) {
    List<TpItem> selected = new ArrayList<>();
    for (TpAccountActions account : plan.all(TpKind.ACCOUNT_ACTIONS, TpAccountActions.class)) {
      if (filter.accepts(account)) {
        selected.add(account);
      }
    }
    if (!selected.isEmpty()) {
      plan.all().stream()
          .filter(item -> ABOUT_ACTIONS.contains(item.kind()))
          .forEach(selected::add);
    }
    return new TariffPlan(selected);
  }

  /** Destinations of that id, all when it is empty. */
  public static TariffPlan destinations(TariffPlan plan, String id) {
    return new TariffPlan(
        plan.all(TpKind.DESTINATION, TpDestination.class).stream()
            .filter(destination -> agree(id, destination.id()))
            .toList());
  }

  /** Rating plans of that id, all when it is empty, with everything they refer to. */
  public static TariffPlan ratingPlans(TariffPlan plan, String id) {
    List<TpItem> selected = new ArrayList<>();
    for (TpRatingPlan ratingPlan : plan.all(TpKind.RATING_PLAN, TpRatingPlan.class)) {
      if (agree(id, ratingPlan.id())) {
        selected.add(ratingPlan);
        ratingPlan.bindings().forEach(binding -> addReferences(selected, plan, binding));
      }
    }
    return new TariffPlan(selected);
  }

  public static TariffPlan ratingProfiles(TariffPlan plan, ProfileFilter filter) {
    return new TariffPlan(
        plan.all(TpKind.RATING_PROFILE, TpRatingProfile.class).stream()
            .filter(filter::accepts)
            .toList());
  }

  private static void addReferences(
      List<TpItem> selected, TariffPlan plan, TpRatingPlan.Binding binding) {
    plan.find(TpKind.TIMING, TpTiming.class, binding.timingId()).ifPresent(selected::add);
    plan.find(TpKind.DESTINATION_RATE, TpDestinationRate.class, binding.destinationRatesId())
        .ifPresent(rates -> {
          selected.add(rates);
          rates.lines().forEach(line -> addReferences(selected, plan, line));
        });
  }

  private static void addReferences(
      List<TpItem> selected, TariffPlan plan, TpDestinationRate.Line line) {
    plan.find(TpKind.RATE, TpRate.class, line.rateId()).ifPresent(selected::add);
    plan.find(TpKind.DESTINATION, TpDestination.class, line.destinationId())
        .ifPresent(selected::add);
  }

  private static boolean agree(String wanted, String value) {
    return wanted.isEmpty() || wanted.equals(value);
  }
}

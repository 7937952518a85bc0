package org.signalbox.catalog.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.signalbox.catalog.CatalogChange;
import org.signalbox.catalog.CatalogVersion;
import org.signalbox.catalog.DefinitionPort;
import org.signalbox.catalog.LedgerDefinitions;
import org.signalbox.catalog.tp.TariffPlan;
import org.signalbox.catalog.tp.TpAttribute;
import org.signalbox.catalog.tp.TpCharger;
import org.signalbox.catalog.tp.TpFilter;
import org.signalbox.catalog.tp.TpItem;
import org.signalbox.catalog.tp.TpKind;
import org.signalbox.catalog.tp.TpRatingPlan;
import org.signalbox.catalog.tp.TpRatingProfile;
import org.signalbox.profiles.ProfileChange;
import org.signalbox.rating.RatingProfile;
import org.signalbox.rating.TariffChange;

/**
 * Compiles a tariff plan into the change that loads it: it sets all that the plan has, and leaves
 * alone what is in force and the plan lacks. Pure but for the clock; any thread.
 */
public final class TariffPlanCompiler {

  private final PlanTimes times;
  private final DefinitionPort known;

  /**
   * @param known what the ledger knows, which a plan may refer to
   */
  public TariffPlanCompiler(PlanTimes times, DefinitionPort known) {
    this.times = times;
    this.known = known;
  }

  /** How strictly a plan is looked at. */
  public enum Check {
    /** Names must stand for something and texts must be readable. */
    REFERENCES,
    /** In addition, plans must cover the week and slots must fit each other. */
    COHERENCE
  }

  /**
   * What a plan comes to.
   *
   * @param change of the catalog in force
   * @param definitions for the ledger
   */
  public record Compiled(CatalogChange change, LedgerDefinitions definitions) {}

  /**
   * @param live what the plan may refer to beside itself
   * @throws PlanRefused with all faults
   */
  public Compiled compile(TariffPlan plan, CatalogVersion live, Check check) {
    Faults faults = new Faults();
    RatingPlanCompiler ratingPlans = new RatingPlanCompiler(plan, live, faults);
    TariffChange tariff =
        new TariffChange(
            ratingPlans.destinations(),
            ratingPlans.ratingPlans(),
            ratingProfiles(plan, live, faults),
            Set.of(),
            Set.of(),
            Set.of());
    ProfileChange profiles = profiles(plan, faults);
    LedgerDefinitions definitions =
        new ActionCompiler(new PlanSource(plan, live, known, times), faults).compile();
    if (check == Check.COHERENCE && faults.isEmpty()) {
      PlanCheck.check(plan, tariff, faults);
    }
    if (!faults.isEmpty()) {
      throw new PlanRefused(faults.all());
    }
    return new Compiled(
        new CatalogChange(tariff, profiles, ratingPlans.timings(), Set.of()), definitions);
  }

  /** Loads of one profile under several load ids are put together. */
  private List<RatingProfile> ratingProfiles(TariffPlan plan, CatalogVersion live, Faults faults) {
    Map<RatingProfile.Key, List<RatingProfile.Activation>> byKey = new LinkedHashMap<>();
    for (TpRatingProfile written : plan.all(TpKind.RATING_PROFILE, TpRatingProfile.class)) {
      List<RatingProfile.Activation> activations =
          byKey.computeIfAbsent(written.key(), key -> new ArrayList<>());
      for (int row = 0; row < written.activations().size(); row++) {
        TpRatingProfile.Activation activation = written.activations().get(row);
        checkRatingPlan(plan, live, faults, new Activated(written, row));
        try {
          activations.add(RatingProfileForm.activation(activation, times));
        } catch (IllegalArgumentException e) {
          faults.dangling(
              Faults.place(written, row, "ActivationTime"),
              "cannot parse activation time from " + activation.activationTime(),
              activation.activationTime(),
              "a time such as 2025-08-04T13:00:00Z");
        }
      }
    }
    return byKey.entrySet().stream()
        .map(entry -> RatingProfileForm.profile(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** One line of a rating profile. */
  private record Activated(TpRatingProfile profile, int row) {
    String ratingPlanId() {
      return profile.activations().get(row).ratingPlanId();
    }
  }

  private static void checkRatingPlan(
      TariffPlan plan, CatalogVersion live, Faults faults, Activated line) {
    String id = line.ratingPlanId();
    boolean exists =
        plan.find(TpKind.RATING_PLAN, TpRatingPlan.class, id).isPresent()
            || live.tariff().ratingPlan(id).isPresent();
    if (!exists) {
      faults.dangling(
          Faults.place(line.profile(), line.row(), "RatingPlanId"),
          "could not load rating plans for tag: \"" + id + "\"",
          id,
          "the name of a rating plan in this plan or in force");
    }
  }

  private ProfileChange profiles(TariffPlan plan, Faults faults) {
    return new ProfileChange(
        read(plan.all(TpKind.FILTER, TpFilter.class), ProfileForm::filter, faults),
        read(plan.all(TpKind.ATTRIBUTE, TpAttribute.class), ProfileForm::attribute, faults),
        read(plan.all(TpKind.CHARGER, TpCharger.class), ProfileForm::charger, faults),
        Set.of(),
        Set.of(),
        Set.of());
  }

  private <T extends TpItem, P> List<P> read(
      List<T> written, BiFunction<T, PlanTimes, P> reader, Faults faults) {
    List<P> profiles = new ArrayList<>();
    for (T item : written) {
      try {
        profiles.add(reader.apply(item, times));
      } catch (IllegalArgumentException e) {
        faults.mistake(
            item,
            0,
            new Mistake("ActivationInterval", "a time that cannot be read", "RFC 3339 times"));
      }
    }
    return profiles;
  }
}

package org.signalbox.catalog.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.signalbox.catalog.CatalogChange;
import org.signalbox.catalog.compile.PlanTimes;
import org.signalbox.catalog.compile.ProfileForm;
import org.signalbox.catalog.compile.RatingProfileForm;
import org.signalbox.catalog.compile.TimingGrammar;
import org.signalbox.catalog.tp.TpAccountActions;
import org.signalbox.catalog.tp.TpActionPlan;
import org.signalbox.catalog.tp.TpActionTriggers;
import org.signalbox.catalog.tp.TpActions;
import org.signalbox.catalog.tp.TpAttribute;
import org.signalbox.catalog.tp.TpCharger;
import org.signalbox.catalog.tp.TpDestination;
import org.signalbox.catalog.tp.TpDestinationRate;
import org.signalbox.catalog.tp.TpFilter;
import org.signalbox.catalog.tp.TpItem;
import org.signalbox.catalog.tp.TpJson;
import org.signalbox.catalog.tp.TpKind;
import org.signalbox.catalog.tp.TpRate;
import org.signalbox.catalog.tp.TpRatingPlan;
import org.signalbox.catalog.tp.TpRatingProfile;
import org.signalbox.catalog.tp.TpSharedGroups;
import org.signalbox.catalog.tp.TpTiming;
import org.signalbox.profiles.AttributeProfile;
import org.signalbox.profiles.ChargerProfile;
import org.signalbox.profiles.FilterProfile;
import org.signalbox.profiles.ProfileChange;
import org.signalbox.rating.Destination;
import org.signalbox.rating.RatingPlan;
import org.signalbox.rating.RatingProfile;
import org.signalbox.rating.TariffChange;
import org.signalbox.rating.Timing;

/** Collects stored rows into the change that makes them, all at once, from nothing. */
final class LiveItemCollector {

  private final PlanTimes times = LiveItemForm.STORED_TIMES;
  private final List<Destination> destinations = new ArrayList<>();
  private final List<RatingPlan> ratingPlans = new ArrayList<>();
  private final List<RatingProfile> ratingProfiles = new ArrayList<>();
  private final List<FilterProfile> filters = new ArrayList<>();
  private final List<AttributeProfile> attributes = new ArrayList<>();
  private final List<ChargerProfile> chargers = new ArrayList<>();
  private final List<Timing> timings = new ArrayList<>();

  void add(ItemStore.Item row) {
    TpKind kind = TpKind.ofCode(row.key().kind());
    if (kind == TpKind.RATING_PLAN) {
      ratingPlans.add(RatingPlanJson.read(row.key().id(), row.body()));
      return;
    }
    add(TpJson.read(kind, row.body()));
  }

  CatalogChange change() {
    return new CatalogChange(
        new TariffChange(destinations, ratingPlans, ratingProfiles, Set.of(), Set.of(), Set.of()),
        new ProfileChange(filters, attributes, chargers, Set.of(), Set.of(), Set.of()),
        timings,
        Set.of());
  }

  private void add(TpItem item) {
    switch (item) {
      case TpDestination written ->
          destinations.add(new Destination(written.id(), written.prefixes()));
      case TpRatingProfile written -> ratingProfiles.add(profile(written));
      case TpTiming written -> timings.add(TimingGrammar.parse(written));
      case TpFilter written -> filters.add(ProfileForm.filter(written, times));
      case TpAttribute written -> attributes.add(ProfileForm.attribute(written, times));
      case TpCharger written -> chargers.add(ProfileForm.charger(written, times));
      case TpRate written -> throw notLive(written);
      case TpDestinationRate written -> throw notLive(written);
      case TpRatingPlan written -> throw notLive(written);
      case TpActions written -> throw notLive(written);
      case TpActionPlan written -> throw notLive(written);
      case TpActionTriggers written -> throw notLive(written);
      case TpSharedGroups written -> throw notLive(written);
      case TpAccountActions written -> throw notLive(written);
    }
  }

  private RatingProfile profile(TpRatingProfile written) {
    return RatingProfileForm.profile(
        written.key(),
        written.activations().stream()
            .map(activation -> RatingProfileForm.activation(activation, times))
            .toList());
  }

  private static IllegalStateException notLive(TpItem item) {
    return new IllegalStateException(
        "found a "
            + item.kind().code()
            + " among the items in force, which are never of that kind");
  }
}

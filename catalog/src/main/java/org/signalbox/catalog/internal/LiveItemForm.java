package org.signalbox.catalog.internal;

import java.time.Clock;
import java.time.ZoneOffset;
import org.signalbox.catalog.compile.PlanTimes;
import org.signalbox.catalog.compile.ProfileForm;
import org.signalbox.catalog.compile.RatingProfileForm;
import org.signalbox.catalog.compile.TimingGrammar;
import org.signalbox.catalog.tp.TpDestination;
import org.signalbox.catalog.tp.TpItem;
import org.signalbox.catalog.tp.TpJson;
import org.signalbox.profiles.AttributeProfile;
import org.signalbox.profiles.ChargerProfile;
import org.signalbox.profiles.FilterProfile;
import org.signalbox.rating.Destination;
import org.signalbox.rating.RatingPlan;
import org.signalbox.rating.RatingProfile;
import org.signalbox.rating.Timing;

/**
 * What is in force as rows. All kinds but rating plans take the form of the tariff plan's items,
 * with absolute times; a rating plan holds its rates and timings by value and has a form of its
 * own.
 */
final class LiveItemForm {

  /** Stored times are absolute: neither the zone nor the clock is ever asked. */
  static final PlanTimes STORED_TIMES =
      new PlanTimes(ZoneOffset.UTC, Clock.fixed(PlanTimes.ALWAYS, ZoneOffset.UTC));

  ItemStore.Item row(Destination destination) {
    return row(
        LiveItemKeys.destination(destination.id()),
        new TpDestination(destination.id(), destination.prefixes()));
  }

  ItemStore.Item row(RatingPlan plan) {
    return new ItemStore.Item(LiveItemKeys.ratingPlan(plan.id()), RatingPlanJson.write(plan));
  }

  ItemStore.Item row(RatingProfile profile) {
    return row(LiveItemKeys.ratingProfile(profile.key()), RatingProfileForm.written(profile));
  }

  ItemStore.Item row(Timing timing) {
    return row(LiveItemKeys.timing(timing.id()), TimingGrammar.written(timing));
  }

  ItemStore.Item row(FilterProfile profile) {
    return row(LiveItemKeys.filter(profile.key()), ProfileForm.written(profile));
  }

  ItemStore.Item row(AttributeProfile profile) {
    return row(LiveItemKeys.attribute(profile.key()), ProfileForm.written(profile));
  }

  ItemStore.Item row(ChargerProfile profile) {
    return row(LiveItemKeys.charger(profile.key()), ProfileForm.written(profile));
  }

  private static ItemStore.Item row(ItemStore.Key key, TpItem item) {
    return new ItemStore.Item(key, TpJson.write(item));
  }
}

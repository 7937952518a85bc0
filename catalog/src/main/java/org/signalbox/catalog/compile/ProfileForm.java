package org.signalbox.catalog.compile;

import org.signalbox.catalog.tp.TpAttribute;
import org.signalbox.catalog.tp.TpCharger;
import org.signalbox.catalog.tp.TpFilter;
import org.signalbox.profiles.AttributeProfile;
import org.signalbox.profiles.ChargerProfile;
import org.signalbox.profiles.FilterProfile;

/**
 * Filters, attributes and chargers as written and as in force.
 *
 * <p>Methods that read throw {@link IllegalArgumentException} when a time cannot be read.
 */
public final class ProfileForm {

  private ProfileForm() {}

  public static FilterProfile filter(TpFilter written, PlanTimes times) {
    return new FilterProfile(written.key(), written.rules(), times.interval(written.interval()));
  }

  public static TpFilter written(FilterProfile profile) {
    return new TpFilter(profile.key(), profile.rules(), PlanTimes.written(profile.interval()));
  }

  public static AttributeProfile attribute(TpAttribute written, PlanTimes times) {
    return new AttributeProfile(
        written.key(),
        written.contexts(),
        written.filterIds(),
        times.interval(written.interval()),
        written.attributes(),
        written.blocker(),
        written.weight());
  }

  public static TpAttribute written(AttributeProfile profile) {
    return new TpAttribute(
        profile.key(),
        profile.contexts(),
        profile.filterIds(),
        PlanTimes.written(profile.interval()),
        profile.attributes(),
        profile.blocker(),
        profile.weight());
  }

  public static ChargerProfile charger(TpCharger written, PlanTimes times) {
    return new ChargerProfile(
        written.key(),
        written.filterIds(),
        times.interval(written.interval()),
        written.runId(),
        written.attributeIds(),
        written.weight());
  }

  public static TpCharger written(ChargerProfile profile) {
    return new TpCharger(
        profile.key(),
        profile.filterIds(),
        PlanTimes.written(profile.interval()),
        profile.runId(),
        profile.attributeIds(),
        profile.weight());
  }
}

package org.signalbox.catalog.internal;

import org.signalbox.catalog.tp.TpKind;
import org.signalbox.profiles.ProfileKey;
import org.signalbox.rating.RatingProfile;

/** Names of rows in force. Shared items have the empty owner, all others their tenant. */
final class LiveItemKeys {

  private static final String SHARED = "";

  private LiveItemKeys() {}

  static ItemStore.Key destination(String id) {
    return new ItemStore.Key(SHARED, TpKind.DESTINATION.code(), id);
  }

  static ItemStore.Key ratingPlan(String id) {
    return new ItemStore.Key(SHARED, TpKind.RATING_PLAN.code(), id);
  }

  static ItemStore.Key timing(String id) {
    return new ItemStore.Key(SHARED, TpKind.TIMING.code(), id);
  }

  static ItemStore.Key ratingProfile(RatingProfile.Key key) {
    return new ItemStore.Key(
        key.tenant(), TpKind.RATING_PROFILE.code(), key.category() + ":" + key.subject());
  }

  static ItemStore.Key filter(ProfileKey key) {
    return new ItemStore.Key(key.tenant(), TpKind.FILTER.code(), key.id());
  }

  static ItemStore.Key attribute(ProfileKey key) {
    return new ItemStore.Key(key.tenant(), TpKind.ATTRIBUTE.code(), key.id());
  }

  static ItemStore.Key charger(ProfileKey key) {
    return new ItemStore.Key(key.tenant(), TpKind.CHARGER.code(), key.id());
  }
}

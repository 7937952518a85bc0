package org.signalbox.profiles;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * One version of all filters, attributes and chargers: immutable and compiled. Any thread may use
 * it; an event holds one set from beginning to end.
 */
public final class ProfileSet {

  private static final ProfileSet EMPTY = new ProfileSet();

  private ProfileSet() {}

  public static ProfileSet empty() {
    return EMPTY;
  }

  /** The version that this one becomes by a change; shares what did not change. */
  public ProfileSet with(ProfileChange change) {
    throw new UnsupportedOperationException();
  }

  public Optional<FilterProfile> filter(ProfileKey key) {
    throw new UnsupportedOperationException();
  }

  public Optional<AttributeProfile> attribute(ProfileKey key) {
    throw new UnsupportedOperationException();
  }

  public Optional<ChargerProfile> charger(ProfileKey key) {
    throw new UnsupportedOperationException();
  }

  public Stream<FilterProfile> filters() {
    throw new UnsupportedOperationException();
  }

  public Stream<AttributeProfile> attributes() {
    throw new UnsupportedOperationException();
  }

  public Stream<ChargerProfile> chargers() {
    throw new UnsupportedOperationException();
  }
}

package org.signalbox.profiles;

import java.util.Optional;
import java.util.stream.Stream;
import org.signalbox.profiles.internal.CompiledProfiles;

/**
 * One version of all filters, attributes and chargers: immutable and compiled. Any thread may use
 * it; an event holds one set from beginning to end.
 *
 * <p>Which profiles match does not depend on any index: a profile whose only filter is {@code
 * *prefix} matches like any other. Indexes only save trying profiles that cannot match.
 */
public final class ProfileSet {

  private static final ProfileSet EMPTY = new ProfileSet(CompiledProfiles.EMPTY);

  private final CompiledProfiles compiled;

  private ProfileSet(CompiledProfiles compiled) {
    this.compiled = compiled;
  }

  public static ProfileSet empty() {
    return EMPTY;
  }

  /**
   * The version that this one becomes by a change; shares what did not change. What the change
   * removes is removed before anything is set.
   *
   * @throws ProfileFault when a filter, attribute or charger cannot be used as it is written, names
   *     a filter that is not there, or a removed filter is still named
   */
  public ProfileSet with(ProfileChange change) {
    return new ProfileSet(compiled.with(change));
  }

  public Optional<FilterProfile> filter(ProfileKey key) {
    return compiled.filter(key);
  }

  public Optional<AttributeProfile> attribute(ProfileKey key) {
    return compiled.attribute(key);
  }

  public Optional<ChargerProfile> charger(ProfileKey key) {
    return compiled.charger(key);
  }

  /** All filters, in an order that means nothing. */
  public Stream<FilterProfile> filters() {
    return compiled.filters().stream();
  }

  /** All attribute profiles, in an order that means nothing. */
  public Stream<AttributeProfile> attributes() {
    return compiled.attributes().stream();
  }

  /** All chargers, in an order that means nothing. */
  public Stream<ChargerProfile> chargers() {
    return compiled.chargers().stream();
  }

  /** The chargers that match an event, highest weight first, then by id. */
  public MatchOutcome<ChargerProfile> chargersFor(Event event, MatchTerms terms) {
    return compiled.chargersFor(event, terms);
  }

  /** The attribute profile that would be applied to an event first, or none. */
  public MatchOutcome<AttributeProfile> attributeFor(Event event, MatchTerms terms) {
    return compiled.attributeFor(event, terms);
  }

  /**
   * Applies attributes to an event, as its options say: {@code *context} (which profiles may be
   * used), {@code *attrProfileIDs} (only these, inline ones among them), {@code *attrProcessRuns}
   * (how many profiles one after another, by default one), {@code *attrProfileRuns} (how often one
   * profile), {@code *attrProfileIgnoreFilters}.
   */
  public AttributeOutcome alter(Event event, MatchTerms terms) {
    return compiled.alter(event, terms);
  }

  /**
   * The bills that an event makes: one run for each charger that matches, its attributes applied.
   */
  public ChargerOutcome charge(Event event, MatchTerms terms) {
    return compiled.charge(event, terms);
  }
}

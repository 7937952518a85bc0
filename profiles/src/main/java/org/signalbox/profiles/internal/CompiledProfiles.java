package org.signalbox.profiles.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.signalbox.profiles.AttributeOutcome;
import org.signalbox.profiles.AttributeProfile;
import org.signalbox.profiles.ChargerOutcome;
import org.signalbox.profiles.ChargerProfile;
import org.signalbox.profiles.Event;
import org.signalbox.profiles.FilterProfile;
import org.signalbox.profiles.MatchOutcome;
import org.signalbox.profiles.MatchTerms;
import org.signalbox.profiles.ProfileChange;
import org.signalbox.profiles.ProfileFault;
import org.signalbox.profiles.ProfileKey;

/**
 * All filters, attributes and chargers of one version, compiled and indexed.
 *
 * <p>A changed copy shares all that did not change. A compiled profile holds its filters, so a
 * change of a named filter compiles again the profiles that name it.
 */
public final class CompiledProfiles {

  public static final CompiledProfiles EMPTY =
      new CompiledProfiles(FilterTable.EMPTY, ProfileTable.empty(), ProfileTable.empty());

  private static final Comparator<CompiledCharger> BY_WEIGHT =
      Comparator.comparing((CompiledCharger charger) -> charger.profile().weight()).reversed();

  private final FilterTable filters;
  private final ProfileTable<CompiledAttributeProfile> attributes;
  private final ProfileTable<CompiledCharger> chargers;

  private CompiledProfiles(
      FilterTable filters,
      ProfileTable<CompiledAttributeProfile> attributes,
      ProfileTable<CompiledCharger> chargers) {
    this.filters = filters;
    this.attributes = attributes;
    this.chargers = chargers;
  }

  /**
   * The profiles after a change; what it removes is removed before anything is set.
   *
   * @throws ProfileFault when something set is not right, or something removed is still named
   */
  public CompiledProfiles with(ProfileChange change) {
    FilterTable changedFilters = filters;
    for (ProfileKey removed : change.removedFilters()) {
      changedFilters = changedFilters.without(removed);
    }
    for (FilterProfile filter : change.filters()) {
      changedFilters = withFilter(changedFilters, filter);
    }
    ProfileTable<CompiledAttributeProfile> changedAttributes = attributes;
    for (ProfileKey removed : change.removedAttributes()) {
      changedAttributes = changedAttributes.without(removed);
    }
    for (AttributeProfile attribute : change.attributes()) {
      changedAttributes =
          changedAttributes.with(AttributeCompiler.compile(attribute, changedFilters));
    }
    ProfileTable<CompiledCharger> changedChargers = chargers;
    for (ProfileKey removed : change.removedChargers()) {
      changedChargers = changedChargers.without(removed);
    }
    for (ChargerProfile charger : change.chargers()) {
      changedChargers = changedChargers.with(CompiledCharger.of(charger, changedFilters));
    }
    return new CompiledProfiles(changedFilters, changedAttributes, changedChargers)
        .recompiled(known(change));
  }

  /** Filters that the version before has and the change sets or removes. */
  private Set<ProfileKey> known(ProfileChange change) {
    Set<ProfileKey> known = new HashSet<>(change.removedFilters());
    change.filters().forEach(filter -> known.add(filter.key()));
    known.removeIf(key -> filters.get(key).isEmpty());
    return known;
  }

  private static FilterTable withFilter(FilterTable table, FilterProfile filter) {
    try {
      return table.with(filter);
    } catch (ProfileFault e) {
      throw new ProfileFault(e.getMessage() + " in filter " + filter.key().outward());
    }
  }

  private CompiledProfiles recompiled(Set<ProfileKey> changedFilters) {
    if (changedFilters.isEmpty()) {
      return this;
    }
    refuseDangling(changedFilters);
    ProfileTable<CompiledAttributeProfile> newAttributes = attributes;
    for (CompiledAttributeProfile attribute : attributes.all()) {
      if (names(attribute, changedFilters)) {
        newAttributes = newAttributes.with(AttributeCompiler.compile(attribute.profile(), filters));
      }
    }
    ProfileTable<CompiledCharger> newChargers = chargers;
    for (CompiledCharger charger : chargers.all()) {
      if (names(charger, changedFilters)) {
        newChargers = newChargers.with(CompiledCharger.of(charger.profile(), filters));
      }
    }
    return new CompiledProfiles(filters, newAttributes, newChargers);
  }

  private void refuseDangling(Set<ProfileKey> changedFilters) {
    for (ProfileKey filter : changedFilters) {
      if (filters.get(filter).isPresent()) {
        continue;
      }
      Set<String> users = new TreeSet<>();
      attributes.all().stream()
          .filter(attribute -> names(attribute, Set.of(filter)))
          .forEach(attribute -> users.add(attribute.key().outward()));
      chargers.all().stream()
          .filter(charger -> names(charger, Set.of(filter)))
          .forEach(charger -> users.add(charger.key().outward()));
      if (!users.isEmpty()) {
        throw new ProfileFault(
            "cannot remove filter <"
                + filter.outward()
                + "> because will break the reference to following items: "
                + String.join(", ", users));
      }
    }
  }

  private static boolean names(IndexedProfile profile, Set<ProfileKey> filterKeys) {
    String tenant = profile.key().tenant();
    return profile.filterIds().stream()
        .anyMatch(id -> filterKeys.contains(new ProfileKey(tenant, id)));
  }

  public Optional<FilterProfile> filter(ProfileKey key) {
    return filters.get(key);
  }

  public Optional<AttributeProfile> attribute(ProfileKey key) {
    return attributes.get(key).map(CompiledAttributeProfile::profile);
  }

  public Optional<ChargerProfile> charger(ProfileKey key) {
    return chargers.get(key).map(CompiledCharger::profile);
  }

  public List<FilterProfile> filters() {
    return filters.all();
  }

  public List<AttributeProfile> attributes() {
    return attributes.all().stream().map(CompiledAttributeProfile::profile).toList();
  }

  public List<ChargerProfile> chargers() {
    return chargers.all().stream().map(CompiledCharger::profile).toList();
  }

  /** The chargers that match an event, highest weight first, then by id. */
  public MatchOutcome<ChargerProfile> chargersFor(Event event, MatchTerms terms) {
    try {
      return new MatchOutcome.Matches<>(
          matching(event, terms).stream().map(CompiledCharger::profile).toList());
    } catch (EvaluationFault e) {
      return new MatchOutcome.Failed<>(errorText(e));
    }
  }

  /** The attribute profile that would be applied first, if any. */
  public MatchOutcome<AttributeProfile> attributeFor(Event event, MatchTerms terms) {
    try {
      AttributeRequest request = AttributeRequest.of(event);
      return new MatchOutcome.Matches<>(
          new AttributeProcessor(attributes, request, terms, Map.of())
              .first(event).stream().map(CompiledAttributeProfile::profile).toList());
    } catch (EvaluationFault e) {
      return new MatchOutcome.Failed<>(errorText(e));
    }
  }

  public AttributeOutcome alter(Event event, MatchTerms terms) {
    try {
      AttributeRequest request = AttributeRequest.of(event);
      return new AttributeProcessor(attributes, request, terms, Map.of()).process(event);
    } catch (EvaluationFault e) {
      return new AttributeOutcome.Failed(errorText(e));
    }
  }

  public ChargerOutcome charge(Event event, MatchTerms terms) {
    try {
      List<CompiledCharger> matching = matching(event, terms);
      return matching.isEmpty()
          ? new ChargerOutcome.NotFound()
          : new ChargerProcessor(attributes, event, terms).process(matching);
    } catch (EvaluationFault e) {
      return new ChargerOutcome.Failed(errorText(e));
    }
  }

  private List<CompiledCharger> matching(Event event, MatchTerms terms) {
    EventView view = EventView.of(event);
    Collection<CompiledCharger> candidates = chargers.candidates(event.tenant(), view);
    return candidates.stream()
        .filter(charger -> charger.profile().interval().contains(event.time().orElse(terms.now())))
        .filter(charger -> charger.filters().passes(view, terms))
        .sorted(BY_WEIGHT)
        .toList();
  }

  private static String errorText(EvaluationFault fault) {
    return "SERVER_ERROR: " + fault.getMessage();
  }
}

package org.signalbox.profiles.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.profiles.FilterProfile;
import org.signalbox.profiles.ProfileFault;
import org.signalbox.profiles.ProfileKey;

/**
 * All named filters, compiled. Immutable; a changed copy shares structure.
 *
 * @param entries by name
 */
record FilterTable(HashTrie<ProfileKey, Entry> entries) {

  static final FilterTable EMPTY = new FilterTable(HashTrie.empty());

  /** A filter as written and as compiled. */
  record Entry(FilterProfile profile, CompiledFilter compiled) {}

  Optional<FilterProfile> get(ProfileKey key) {
    return Optional.ofNullable(entries.get(key)).map(Entry::profile);
  }

  List<FilterProfile> all() {
    return entries.values().stream().map(Entry::profile).toList();
  }

  FilterTable with(FilterProfile profile) {
    return new FilterTable(
        entries.with(profile.key(), new Entry(profile, CompiledFilter.of(profile))));
  }

  FilterTable without(ProfileKey key) {
    return new FilterTable(entries.without(key));
  }

  /**
   * The filters of a profile, in the order it names them.
   *
   * @throws ProfileFault when one is not known, or is inline and not right
   */
  FilterChain chain(ProfileKey profile, List<String> filterIds) {
    List<CompiledFilter> chain = new ArrayList<>(filterIds.size());
    for (String id : filterIds) {
      chain.add(InlineFilter.isInline(id) ? inline(profile, id) : named(profile, id));
    }
    return new FilterChain(chain);
  }

  private CompiledFilter named(ProfileKey profile, String id) {
    Entry entry = entries.get(new ProfileKey(profile.tenant(), id));
    if (entry == null) {
      throw new ProfileFault(broken(profile, id));
    }
    return entry.compiled();
  }

  private static CompiledFilter inline(ProfileKey profile, String text) {
    try {
      return CompiledFilter.inline(text);
    } catch (ProfileFault e) {
      throw new ProfileFault(broken(profile, text) + ": " + e.getMessage());
    }
  }

  private static String broken(ProfileKey profile, String filterId) {
    return "broken reference to filter: <"
        + Excerpt.of(filterId)
        + "> for item with ID: "
        + profile.outward();
  }
}

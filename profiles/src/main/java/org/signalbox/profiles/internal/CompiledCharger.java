package org.signalbox.profiles.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.signalbox.profiles.ChargerProfile;
import org.signalbox.profiles.ChargerRun;
import org.signalbox.profiles.ProfileFault;
import org.signalbox.profiles.ProfileKey;

/**
 * A charger ready to be matched.
 *
 * @param profile as the operator wrote it
 * @param filters must pass
 * @param inlineAttributes compiled, by their text
 */
record CompiledCharger(
    ChargerProfile profile,
    FilterChain filters,
    Map<String, CompiledAttributeProfile> inlineAttributes)
    implements IndexedProfile {

  private static final String NO_ATTRIBUTES = "*none";

  CompiledCharger {
    inlineAttributes = Map.copyOf(inlineAttributes);
  }

  /**
   * @throws ProfileFault when a filter is unknown or an inline attribute is not right
   */
  static CompiledCharger of(ChargerProfile profile, FilterTable filters) {
    Map<String, CompiledAttributeProfile> inline = new LinkedHashMap<>();
    if (!leavesEventAlone(profile)) {
      for (String id : profile.attributeIds()) {
        if (InlineAttribute.isInline(id)) {
          inline.put(id, InlineAttribute.compile(profile.key().tenant(), id));
        }
      }
    }
    return new CompiledCharger(profile, filters.chain(profile.key(), profile.filterIds()), inline);
  }

  @Override
  public ProfileKey key() {
    return profile.key();
  }

  @Override
  public List<String> filterIds() {
    return profile.filterIds();
  }

  @Override
  public Optional<IndexTerm> indexTerm() {
    return filters.indexTerm();
  }

  boolean leavesEventAlone() {
    return leavesEventAlone(profile);
  }

  String runId() {
    return profile.runId().isEmpty() ? ChargerRun.DEFAULT_RUN : profile.runId();
  }

  private static boolean leavesEventAlone(ChargerProfile profile) {
    return profile.attributeIds().equals(List.of(NO_ATTRIBUTES));
  }
}

package org.signalbox.profiles.internal;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.signalbox.profiles.AttributeProfile;
import org.signalbox.profiles.ProfileKey;

/**
 * An attribute profile ready to be matched and applied.
 *
 * @param profile as the operator wrote it
 * @param filters must pass
 * @param attributes applied in order
 */
record CompiledAttributeProfile(
    AttributeProfile profile, FilterChain filters, List<CompiledAttribute> attributes)
    implements IndexedProfile {

  private static final String ANY = "*any";

  CompiledAttributeProfile {
    attributes = List.copyOf(attributes);
  }

  @Override
  public ProfileKey key() {
    return profile.key();
  }

  @Override
  public List<String> filterIds() {
    return Stream.concat(
            profile.filterIds().stream(),
            profile.attributes().stream().flatMap(attribute -> attribute.filterIds().stream()))
        .toList();
  }

  @Override
  public Optional<IndexTerm> indexTerm() {
    return filters.indexTerm();
  }

  boolean isUsableIn(String context) {
    return profile.contexts().contains(ANY) || profile.contexts().contains(context);
  }

  boolean outweighs(CompiledAttributeProfile other) {
    BigDecimal mine = profile.weight();
    return mine.compareTo(other.profile.weight()) > 0;
  }

  /** The name in answers: an inline attribute stands for itself. */
  String shownId() {
    String id = key().id();
    return InlineAttribute.isInline(id) ? id : key().outward();
  }
}

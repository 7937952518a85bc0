package org.signalbox.profiles.internal;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.signalbox.profiles.FieldValue;

/**
 * Finds the profiles of one tenant that may match an event, without trying them all.
 *
 * <p>Each profile is filed under one rule that all its events satisfy: a text that a field must
 * have, or a prefix of it. A profile without such a rule is a candidate for every event. Candidates
 * are still tried by all their filters, so what is filed where can cost time but never change an
 * outcome.
 */
final class ProfileIndex<P extends IndexedProfile> {

  /** Longer prefixes are not worth probing for. */
  private static final int MAX_PREFIX_LENGTH = 64;

  private final HashTrie<FieldPath, HashTrie<String, HashTrie<String, P>>> byText;
  private final HashTrie<FieldPath, PrefixIndex<P>> byPrefix;
  private final HashTrie<String, P> rest;
  private final Iterable<FieldPath> textPaths;
  private final Iterable<FieldPath> prefixPaths;

  private ProfileIndex(
      HashTrie<FieldPath, HashTrie<String, HashTrie<String, P>>> byText,
      HashTrie<FieldPath, PrefixIndex<P>> byPrefix,
      HashTrie<String, P> rest) {
    this.byText = byText;
    this.byPrefix = byPrefix;
    this.rest = rest;
    this.textPaths = byText.keys();
    this.prefixPaths = byPrefix.keys();
  }

  static <P extends IndexedProfile> ProfileIndex<P> empty() {
    return new ProfileIndex<>(HashTrie.empty(), HashTrie.empty(), HashTrie.empty());
  }

  /** Every profile that may match, ordered by id. */
  Collection<P> candidates(EventView event) {
    Map<String, P> found = new TreeMap<>();
    rest.forEach(profile -> found.put(profile.key().id(), profile));
    for (FieldPath path : textPaths) {
      Optional<String> text = path.read(event).map(FieldValue::asText);
      if (text.isPresent()) {
        byText
            .getOrDefault(path, HashTrie.empty())
            .getOrDefault(text.get(), HashTrie.empty())
            .forEach(profile -> found.put(profile.key().id(), profile));
      }
    }
    for (FieldPath path : prefixPaths) {
      Optional<String> text = path.read(event).map(FieldValue::asText);
      if (text.isPresent()) {
        byPrefix
            .getOrDefault(path, PrefixIndex.empty())
            .collect(text.get(), profile -> found.put(profile.key().id(), profile));
      }
    }
    return found.values();
  }

  ProfileIndex<P> with(P profile) {
    String id = profile.key().id();
    Optional<IndexTerm> term = usable(profile);
    if (term.isEmpty()) {
      return new ProfileIndex<>(byText, byPrefix, rest.with(id, profile));
    }
    FieldPath path = term.get().path();
    if (term.get().prefixes()) {
      PrefixIndex<P> prefixes = byPrefix.getOrDefault(path, PrefixIndex.empty());
      for (String prefix : term.get().texts()) {
        prefixes = prefixes.with(prefix, id, profile);
      }
      return new ProfileIndex<>(byText, byPrefix.with(path, prefixes), rest);
    }
    HashTrie<String, HashTrie<String, P>> texts = byText.getOrDefault(path, HashTrie.empty());
    for (String text : term.get().texts()) {
      texts = texts.with(text, texts.getOrDefault(text, HashTrie.empty()).with(id, profile));
    }
    return new ProfileIndex<>(byText.with(path, texts), byPrefix, rest);
  }

  ProfileIndex<P> without(P profile) {
    String id = profile.key().id();
    Optional<IndexTerm> term = usable(profile);
    if (term.isEmpty()) {
      return new ProfileIndex<>(byText, byPrefix, rest.without(id));
    }
    FieldPath path = term.get().path();
    if (term.get().prefixes()) {
      PrefixIndex<P> prefixes = byPrefix.getOrDefault(path, PrefixIndex.empty());
      for (String prefix : term.get().texts()) {
        prefixes = prefixes.without(prefix, id);
      }
      return new ProfileIndex<>(
          byText,
          prefixes.isEmpty() ? byPrefix.without(path) : byPrefix.with(path, prefixes),
          rest);
    }
    HashTrie<String, HashTrie<String, P>> texts = byText.getOrDefault(path, HashTrie.empty());
    for (String text : term.get().texts()) {
      HashTrie<String, P> profiles = texts.getOrDefault(text, HashTrie.empty()).without(id);
      texts = profiles.isEmpty() ? texts.without(text) : texts.with(text, profiles);
    }
    return new ProfileIndex<>(
        texts.isEmpty() ? byText.without(path) : byText.with(path, texts), byPrefix, rest);
  }

  private static Optional<IndexTerm> usable(IndexedProfile profile) {
    return profile
        .indexTerm()
        .filter(term ->
            !term.prefixes()
                || term.texts().stream().allMatch(prefix -> prefix.length() <= MAX_PREFIX_LENGTH));
  }
}

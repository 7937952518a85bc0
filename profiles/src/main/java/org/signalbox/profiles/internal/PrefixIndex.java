package org.signalbox.profiles.internal;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Profiles by a prefix of one field. A text is probed once for each length that any prefix has.
 *
 * <p>Immutable; a changed copy shares structure.
 */
final class PrefixIndex<P> {

  private final HashTrie<String, HashTrie<String, P>> byPrefix;

  /** How many prefixes there are of each length. */
  private final int[] countByLength;

  private PrefixIndex(HashTrie<String, HashTrie<String, P>> byPrefix, int[] countByLength) {
    this.byPrefix = byPrefix;
    this.countByLength = countByLength;
  }

  static <P> PrefixIndex<P> empty() {
    return new PrefixIndex<>(HashTrie.empty(), new int[0]);
  }

  boolean isEmpty() {
    return byPrefix.isEmpty();
  }

  /** Passes on every profile of which the text has a prefix, once for each such prefix. */
  void collect(String text, Consumer<? super P> consumer) {
    int longest = Math.min(countByLength.length - 1, text.length());
    for (int length = 0; length <= longest; length++) {
      if (countByLength[length] > 0) {
        byPrefix.getOrDefault(text.substring(0, length), HashTrie.empty()).forEach(consumer);
      }
    }
  }

  PrefixIndex<P> with(String prefix, String id, P profile) {
    HashTrie<String, P> profiles = byPrefix.get(prefix);
    return profiles == null
        ? new PrefixIndex<>(
            byPrefix.with(prefix, HashTrie.<String, P>empty().with(id, profile)),
            counted(prefix.length(), 1))
        : new PrefixIndex<>(byPrefix.with(prefix, profiles.with(id, profile)), countByLength);
  }

  PrefixIndex<P> without(String prefix, String id) {
    HashTrie<String, P> profiles = byPrefix.get(prefix);
    if (profiles == null) {
      return this;
    }
    HashTrie<String, P> others = profiles.without(id);
    return others.isEmpty()
        ? new PrefixIndex<>(byPrefix.without(prefix), counted(prefix.length(), -1))
        : new PrefixIndex<>(byPrefix.with(prefix, others), countByLength);
  }

  private int[] counted(int length, int change) {
    int[] counts = Arrays.copyOf(countByLength, Math.max(countByLength.length, length + 1));
    counts[length] += change;
    return counts;
  }
}

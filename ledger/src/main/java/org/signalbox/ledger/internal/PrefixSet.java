package org.signalbox.ledger.internal;

import java.util.List;
import java.util.Set;

/** The prefixes of a destination, ready to be matched. Immutable. */
final class PrefixSet {

  static final int NO_MATCH = -1;

  private final Set<String> prefixes;
  private final int longest;

  PrefixSet(List<String> prefixes) {
    this.prefixes = Set.copyOf(prefixes);
    this.longest = prefixes.stream().mapToInt(String::length).max().orElse(0);
  }

  /** The length of the longest prefix of the number; {@link #NO_MATCH} for none. */
  int match(String number) {
    for (int length = Math.min(longest, number.length()); length > 0; length--) {
      if (prefixes.contains(number.substring(0, length))) {
        return length;
      }
    }
    return NO_MATCH;
  }
}

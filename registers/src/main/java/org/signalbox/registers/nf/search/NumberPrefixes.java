package org.signalbox.registers.nf.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes a range of numbers of one length apart into prefixes that together hold exactly its
 * numbers: 100 to 219 are those that begin with 1, 20 and 21. So a number is found by asking for
 * each of its prefixes, whatever the ranges are.
 */
final class NumberPrefixes {

  /** A range that takes more is not indexed. A range of 15 digits takes 270 at worst. */
  static final int MAX = 64;

  /** Numbers of subscribers have 15 digits at most; longer ones only cost time. */
  static final int DIGITS_MAX = 20;

  private final List<String> found = new ArrayList<>();
  private final String start;
  private final String end;

  private NumberPrefixes(String start, String end) {
    this.start = start;
    this.end = end;
  }

  /**
   * The keys of a range; empty when they are too many, or the bounds are no decimal numbers or too
   * long.
   */
  static Optional<List<String>> of(String start, String end) {
    if (!isDecimal(start)
        || !isDecimal(end)
        || start.length() != end.length()
        || start.length() > DIGITS_MAX) {
      return Optional.empty();
    }
    NumberPrefixes prefixes = new NumberPrefixes(start, end);
    prefixes.collect(start.substring(0, shared(start, end)));
    return prefixes.found.size() > MAX ? Optional.empty() : Optional.of(prefixes.found);
  }

  /** The key of a prefix of numbers of a length. */
  static String key(int length, String prefix) {
    return length + ":" + prefix;
  }

  private void collect(String prefix) {
    int left = start.length() - prefix.length();
    String first = prefix + "0".repeat(left);
    String last = prefix + "9".repeat(left);
    if (found.size() > MAX || last.compareTo(start) < 0 || first.compareTo(end) > 0) {
      return;
    }
    if (first.compareTo(start) >= 0 && last.compareTo(end) <= 0) {
      found.add(key(start.length(), prefix));
      return;
    }
    for (char digit = '0'; digit <= '9'; digit++) {
      collect(prefix + digit);
    }
  }

  /** With how many digits all numbers of a range begin. */
  private static int shared(String start, String end) {
    int shared = 0;
    while (shared < start.length() && start.charAt(shared) == end.charAt(shared)) {
      shared++;
    }
    return shared;
  }

  private static boolean isDecimal(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty();
  }
}

package org.signalbox.core;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Brings the ways a number is dialled to the one form that tariffs are written in: the longest
 * dialled prefix that the table knows is replaced, once.
 *
 * <p>With {@code "+" -> ""}, {@code "00" -> ""} and {@code "0" -> "61"} the numbers {@code
 * +61400000}, {@code 0061400000} and {@code 0400000} are all {@code 61400000}. Immutable.
 */
public final class NumberNormalisation {

  /** Numbers stay as they are. */
  public static final NumberNormalisation NONE = new NumberNormalisation(Map.of());

  private final NavigableMap<String, String> replacements;
  private final int longest;

  /**
   * @param replacements from a dialled prefix, not empty, to what stands in its place
   */
  public NumberNormalisation(Map<String, String> replacements) {
    this.replacements = new TreeMap<>(replacements);
    this.longest = replacements.keySet().stream().mapToInt(String::length).max().orElse(0);
    if (replacements.containsKey("")) {
      throw new IllegalArgumentException("an empty prefix would be replaced in every number");
    }
  }

  /** The number in the form of the tariffs. */
  public String normalise(String number) {
    for (int length = Math.min(longest, number.length()); length > 0; length--) {
      String replacement = replacements.get(number.substring(0, length));
      if (replacement != null) {
        return replacement + number.substring(length);
      }
    }
    return number;
  }

  public boolean isNone() {
    return replacements.isEmpty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NumberNormalisation that && replacements.equals(that.replacements);
  }

  @Override
  public int hashCode() {
    return replacements.hashCode();
  }

  @Override
  public String toString() {
    return replacements.toString();
  }
}

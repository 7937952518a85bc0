package org.signalbox.dra.rule;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.signalbox.dra.pattern.FastMatch;

/**
 * What a text must be: one of some texts, or have one of some patterns in it. Immutable; any
 * thread.
 */
public final class TextTest {

  private final Set<String> texts;
  private final List<Pattern> patterns;
  private final List<FastMatch> matches;
  private final boolean anyCase;

  private TextTest(Set<String> texts, List<Pattern> patterns, boolean anyCase) {
    this.texts = Set.copyOf(texts);
    this.patterns = List.copyOf(patterns);
    this.anyCase = anyCase;
    List<FastMatch> fast = new ArrayList<>();
    patterns.forEach(
        pattern -> fast.add(anyCase ? FastMatch.ofLowerCase(pattern) : FastMatch.of(pattern)));
    this.matches = List.copyOf(fast);
  }

  /** Texts and patterns that count in exactly the case in which they are written. */
  public static TextTest exact(Set<String> texts, List<Pattern> patterns) {
    return new TextTest(texts, patterns, false);
  }

  /**
   * Texts and patterns that count in any case, for values in lower case.
   *
   * @param patterns compiled to ignore case
   */
  public static TextTest anyCase(Set<String> texts, List<Pattern> patterns) {
    Set<String> lower = new TreeSet<>();
    texts.forEach(text -> lower.add(text.toLowerCase(Locale.ROOT)));
    return new TextTest(lower, patterns, true);
  }

  boolean holds(String value) {
    if (texts.contains(value)) {
      return true;
    }
    for (int i = 0; i < matches.size(); i++) {
      if (matches.get(i).found(value)) {
        return true;
      }
    }
    return false;
  }

  /** The texts that hold, where patterns are not needed to tell. */
  Set<String> texts() {
    return texts;
  }

  boolean hasPatterns() {
    return !patterns.isEmpty();
  }

  /** Whether whatever holds for another test holds for this one, as far as that can be told. */
  boolean covers(TextTest other) {
    Set<String> known = new TreeSet<>();
    patterns.forEach(pattern -> known.add(pattern.pattern()));
    return anyCase == other.anyCase
        && other.texts.stream().allMatch(this::holds)
        && other.patterns.stream().allMatch(pattern -> known.contains(pattern.pattern()));
  }

  /** As people read it. */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>(new TreeSet<>(texts));
    patterns.forEach(pattern -> parts.add("/" + pattern.pattern() + "/"));
    return String.join(" or ", parts);
  }
}

package org.signalbox.dra.rule;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.signalbox.dra.automaton.PatternSet;

/**
 * What a text must be: one of some texts, or have one of some patterns in it. Case counts; values
 * of which it does not come in lower case, and so are the texts and patterns for them. Immutable;
 * any thread.
 *
 * @param texts the value is one of these
 * @param patterns or has one of these in it; compiled without flags
 */
public record TextTest(Set<String> texts, List<Pattern> patterns) {

  public TextTest {
    texts = Set.copyOf(texts);
    patterns = List.copyOf(patterns);
  }

  boolean holds(String value) {
    return texts.contains(value)
        || patterns.stream().anyMatch(pattern -> PatternSet.finds(pattern, value));
  }

  /** Whether whatever holds for another test holds for this one, as far as that can be told. */
  boolean covers(TextTest other) {
    Set<String> known = new TreeSet<>();
    patterns.forEach(pattern -> known.add(pattern.pattern()));
    return other.texts.stream().allMatch(this::holds)
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

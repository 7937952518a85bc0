package org.signalbox.dra.automaton;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Patterns that are searched in one text together. All whose syntax {@link ExpressionParser} reads
 * run as one machine; RE2 itself searches the others one by one, and decides what a pattern means
 * in any case: the machine finds exactly what RE2 finds. Immutable; any thread.
 */
public final class PatternSet {

  private final List<Pattern> patterns;
  private final List<Integer> singles = new ArrayList<>();
  private final Optional<Automaton> together;

  /** A set of patterns without flags, known by their places in the list. */
  public PatternSet(List<Pattern> patterns) {
    this.patterns = List.copyOf(patterns);
    Program program = new Program();
    for (int i = 0; i < patterns.size(); i++) {
      int place = i;
      boolean added =
          ExpressionParser.parse(patterns.get(i).pattern())
              .filter(expression -> program.add(expression, place))
              .isPresent();
      if (!added) {
        singles.add(i);
      }
    }
    this.together =
        program.starts().isEmpty()
            ? Optional.empty()
            : Optional.of(new Automaton(program, patterns.size()));
  }

  public boolean isEmpty() {
    return patterns.isEmpty();
  }

  /** Adds the patterns that are found in a text, in linear time. */
  public void search(String text, PatternHits hits) {
    if (together.isPresent() && hasSurrogates(text)) {
      // The machine takes one character after the other; these take two places.
      for (int i = 0; i < patterns.size(); i++) {
        searchOne(i, text, hits);
      }
      return;
    }
    if (together.isPresent()) {
      together.get().search(text, hits);
    }
    for (int i = 0; i < singles.size(); i++) {
      searchOne(singles.get(i), text, hits);
    }
  }

  private void searchOne(int place, String text, PatternHits hits) {
    if (patterns.get(place).matcher(text).find()) {
      hits.add(place, patterns.size());
    }
  }

  private static boolean hasSurrogates(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}

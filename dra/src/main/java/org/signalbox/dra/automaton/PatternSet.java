package org.signalbox.dra.automaton;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.signalbox.diameter.message.AvpCursor;

/**
 * Patterns that are searched in one text together. All whose syntax {@link ExpressionParser} reads
 * run as one machine; RE2 itself searches the others one by one, and decides what a pattern means
 * in any case: the machine finds exactly what RE2 finds. Immutable; any thread.
 */
public final class PatternSet {

  /**
   * Characters of a text that is searched. Names are at most 255 long, user names at most 253 (RFC
   * 7542 §2.3); a machine whose patterns count makes a state for each further character, which a
   * stranger must not have made without end.
   */
  public static final int TEXT_MAX = 1_024;

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

  /** Adds the patterns that are found in the text of an AVP: where it can, by its octets alone. */
  public void search(AvpCursor avp, PatternHits hits) {
    boolean done =
        singles.isEmpty()
            && together.isPresent()
            && avp.dataLength() <= TEXT_MAX
            && together.get().search(avp, hits);
    if (!done) {
      search(avp.text(), hits);
    }
  }

  /**
   * Adds the patterns that are found in a text, in linear time. In a text of more than {@value
   * #TEXT_MAX} characters none is.
   */
  public void search(String text, PatternHits hits) {
    if (text.length() > TEXT_MAX) {
      return;
    }
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

  /** Whether a pattern is found in a text: the same for one pattern. */
  public static boolean finds(Pattern pattern, String text) {
    return text.length() <= TEXT_MAX && pattern.matcher(text).find();
  }

  private void searchOne(int place, String text, PatternHits hits) {
    if (finds(patterns.get(place), text)) {
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

package org.signalbox.dra.rule;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.signalbox.diameter.message.AvpCursor;
import org.signalbox.dra.automaton.PatternHits;
import org.signalbox.dra.automaton.PatternSet;
import org.signalbox.dra.pattern.TextIndex;

/**
 * Routes by the texts and patterns that they hold a value against. A text is found at once, and all
 * patterns in one walk over the value. Filled by one thread, then immutable.
 */
final class TextColumn {

  private final long[] asking;
  private final long[] others;
  private final Map<String, long[]> byText = new HashMap<>();
  private final Map<String, Integer> places = new LinkedHashMap<>();
  private final List<Pattern> patterns = new ArrayList<>();
  private final List<long[]> byPattern = new ArrayList<>();
  private TextIndex<long[]> rows = new TextIndex<>(Map.of());
  private PatternSet together = new PatternSet(List.of());

  /**
   * @param all every route
   */
  TextColumn(long[] all) {
    this.asking = new long[all.length];
    this.others = all.clone();
  }

  /** A route that asks for a value of which a test holds. Each route once. */
  void add(int route, TextTest test) {
    BitRow.set(asking, route);
    BitRow.clear(others, route);
    for (String text : test.texts()) {
      BitRow.set(byText.computeIfAbsent(text, key -> new long[asking.length]), route);
    }
    for (Pattern pattern : test.patterns()) {
      BitRow.set(byPattern.get(placeOf(pattern)), route);
    }
  }

  private int placeOf(Pattern pattern) {
    Integer known = places.putIfAbsent(pattern.pattern(), patterns.size());
    if (known != null) {
      return known;
    }
    patterns.add(pattern);
    byPattern.add(new long[asking.length]);
    return patterns.size() - 1;
  }

  boolean asks(int route) {
    return (asking[route / Long.SIZE] & (1L << route)) != 0;
  }

  /** Takes no more routes; those that do not ask are added to every text's row. */
  void finish() {
    byText.replaceAll((text, row) -> BitRow.union(row, others));
    rows = new TextIndex<>(byText);
    together = new PatternSet(patterns);
  }

  long[] asking() {
    return asking;
  }

  /** The routes that a request without a value leaves in. */
  long[] others() {
    return others;
  }

  boolean hasPatterns() {
    return !patterns.isEmpty();
  }

  /** The routes that the text of an AVP leaves in, in any case. Without patterns only. */
  long[] rowOf(AvpCursor avp) {
    long[] row = rows.find(avp);
    return row == null ? others : row;
  }

  /** The routes that a value leaves in. Not to be changed. */
  long[] rowOf(String value) {
    long[] row = byText.getOrDefault(value, others);
    if (patterns.isEmpty()) {
      return row;
    }
    PatternHits hits = new PatternHits();
    together.search(value, hits);
    if (hits.isEmpty()) {
      return row;
    }
    long[] more = row.clone();
    hits.forEach(place -> BitRow.add(more, byPattern.get(place)));
    return more;
  }
}

package org.signalbox.dra.freediameter;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.signalbox.diameter.message.AvpCursor;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.dra.automaton.PatternHits;
import org.signalbox.dra.automaton.PatternSet;
import org.signalbox.dra.freediameter.ScoreRule.Criterion;
import org.signalbox.dra.pattern.TextIndex;

/**
 * The rules of {@code rt_default}, indexed so that a request meets only those that may concern it:
 * rules that compare a field with a text are found by that text, and patterns are searched all
 * together, whatever the number of either. Immutable; any thread.
 */
final class ScoreTable {

  /** More than the code of any field. */
  private static final int CODES = 512;

  /** The rules that meet every request; none or one. */
  private final List<Targets> withoutField;

  /** The indexes of the fields that some rule looks at, by AVP code. */
  private final @Nullable FieldIndex[] byCode = new @Nullable FieldIndex[CODES];

  /** The bits of all fields that some rule looks at. */
  private final int allBits;

  ScoreTable(List<ScoreRule> rules) {
    Targets always = new Targets();
    Map<RouteField, FieldRules> gathered = new EnumMap<>(RouteField.class);
    for (ScoreRule rule : rules) {
      switch (rule.criterion()) {
        case Criterion.Always _ -> always.add(rule);
        case Criterion.Field field ->
            targetsOf(field, gathered.computeIfAbsent(field.field(), f -> new FieldRules()))
                .add(rule);
      }
    }
    withoutField = always.isEmpty() ? List.of() : List.of(always);
    int bit = 1;
    for (Map.Entry<RouteField, FieldRules> entry : gathered.entrySet()) {
      byCode[entry.getKey().avpCode()] = entry.getValue().index(bit);
      bit <<= 1;
    }
    allBits = bit - 1;
  }

  /** The rules about one field while they are gathered. */
  private static final class FieldRules {
    private final Map<String, Targets> byText = new HashMap<>();
    private final Map<String, PatternTargets> byPattern = new LinkedHashMap<>();

    FieldIndex index(int bit) {
      List<PatternTargets> patterns = List.copyOf(byPattern.values());
      return new FieldIndex(
          bit,
          new TextIndex<>(byText),
          new PatternSet(patterns.stream().map(PatternTargets::pattern).toList()),
          patterns.stream().map(PatternTargets::targets).toList());
    }
  }

  private record PatternTargets(Pattern pattern, Targets targets) {}

  /**
   * The rules about one field.
   *
   * @param bit one that no other field has
   * @param targets of the patterns, by their places in the set
   */
  private record FieldIndex(
      int bit, TextIndex<Targets> byText, PatternSet patterns, List<Targets> targets) {

    /** The targets of those that were selected before and of this field's AVP. */
    List<Targets> select(AvpCursor avp, List<Targets> selected) {
      Targets same = byText.find(avp);
      List<Targets> more = same == null ? selected : with(selected, same);
      if (targets.isEmpty()) {
        return more;
      }
      PatternHits hits = new PatternHits();
      patterns.search(avp, hits);
      if (hits.isEmpty()) {
        return more;
      }
      List<Targets> all = new ArrayList<>(more);
      hits.forEach(place -> all.add(targets.get(place)));
      return all;
    }

    /** Most requests select nothing or one thing, which costs no list that grows. */
    private static List<Targets> with(List<Targets> selected, Targets one) {
      if (selected.isEmpty()) {
        return List.of(one);
      }
      List<Targets> all = new ArrayList<>(selected);
      all.add(one);
      return all;
    }
  }

  private static Targets targetsOf(Criterion.Field criterion, FieldRules rules) {
    return switch (criterion.match()) {
      case TextMatch.Same same ->
          rules.byText.computeIfAbsent(lower(same.text()), text -> new Targets());
      case TextMatch.Matching matching ->
          rules
              .byPattern
              .computeIfAbsent(
                  matching.pattern().pattern(),
                  text -> new PatternTargets(matching.pattern(), new Targets()))
              .targets();
    };
  }

  /**
   * The targets that a request's criteria select; each scores every candidate. Of each field the
   * first AVP counts, at the top level.
   */
  List<Targets> selectedBy(DiameterMessage request) {
    if (allBits == 0) {
      return withoutField;
    }
    List<Targets> selected = withoutField;
    AvpCursor cursor = request.cursor();
    int seen = 0;
    while (seen != allBits && cursor.next()) {
      FieldIndex index = cursor.vendorId() == 0 ? indexOf(cursor.code()) : null;
      if (index != null && (seen & index.bit()) == 0) {
        seen |= index.bit();
        selected = index.select(cursor, selected);
      }
    }
    return selected;
  }

  private @Nullable FieldIndex indexOf(int code) {
    return code >= 0 && code < byCode.length ? byCode[code] : null;
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}

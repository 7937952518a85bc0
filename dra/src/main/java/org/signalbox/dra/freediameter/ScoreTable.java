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
import org.signalbox.diameter.node.RoutablePeer;
import org.signalbox.dra.automaton.PatternHits;
import org.signalbox.dra.automaton.PatternSet;
import org.signalbox.dra.freediameter.ScoreRule.Criterion;
import org.signalbox.dra.freediameter.ScoreRule.Target;

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
    withoutField = always.rules.isEmpty() ? List.of() : List.of(always);
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

    void select(AvpCursor avp, List<Targets> selected) {
      Targets same = byText.find(avp);
      if (same != null) {
        selected.add(same);
      }
      if (!targets.isEmpty()) {
        PatternHits hits = new PatternHits();
        patterns.search(avp.text(), hits);
        hits.forEach(place -> selected.add(targets.get(place)));
      }
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
    List<Targets> selected = new ArrayList<>(withoutField);
    AvpCursor cursor = request.cursor();
    int seen = 0;
    while (seen != allBits && cursor.next()) {
      FieldIndex index = cursor.vendorId() == 0 ? indexOf(cursor.code()) : null;
      if (index != null && (seen & index.bit()) == 0) {
        seen |= index.bit();
        index.select(cursor, selected);
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

  /** What the rules of one criterion add to each candidate. */
  static final class Targets {
    private final Map<String, Integer> byIdentity = new HashMap<>();
    private final Map<String, Integer> byRealm = new HashMap<>();
    private final List<ScoreRule> byPattern = new ArrayList<>();
    private final List<ScoreRule> rules = new ArrayList<>();

    private void add(ScoreRule rule) {
      rules.add(rule);
      switch (rule.target()) {
        case Target.PeerIdentity(TextMatch.Same same) ->
            byIdentity.merge(lower(same.text()), rule.score(), Integer::sum);
        case Target.PeerRealm(TextMatch.Same same) ->
            byRealm.merge(lower(same.text()), rule.score(), Integer::sum);
        case Target.PeerIdentity(TextMatch.Matching matching) -> byPattern.add(rule);
        case Target.PeerRealm(TextMatch.Matching matching) -> byPattern.add(rule);
      }
    }

    /** True when only a look at each peer tells whom it adds to. */
    boolean needAll() {
      return !byPattern.isEmpty();
    }

    /** Identities that it adds to. */
    List<String> favouredHosts() {
      return favoured(byIdentity);
    }

    /** Realms that it adds to. */
    List<String> favouredRealms() {
      return favoured(byRealm);
    }

    private static List<String> favoured(Map<String, Integer> scores) {
      List<String> names = new ArrayList<>();
      scores.forEach((name, score) -> {
        if (score > 0) {
          names.add(name);
        }
      });
      return names;
    }

    int score(RoutablePeer peer) {
      int score =
          byIdentity.getOrDefault(peer.identity().key(), 0)
              + (byRealm.isEmpty() ? 0 : byRealm.getOrDefault(lower(peer.realm()), 0));
      for (ScoreRule rule : byPattern) {
        if (rule.target().match().matches(named(rule, peer))) {
          score += rule.score();
        }
      }
      return score;
    }

    /** The rules that score a candidate, for explanations. */
    List<ScoreRule> rulesFor(RoutablePeer peer) {
      return rules.stream()
          .filter(rule -> rule.target().match().matches(named(rule, peer)))
          .toList();
    }

    private static String named(ScoreRule rule, RoutablePeer peer) {
      return switch (rule.target()) {
        case Target.PeerIdentity identity -> peer.identity().key();
        case Target.PeerRealm realm -> lower(peer.realm());
      };
    }
  }
}

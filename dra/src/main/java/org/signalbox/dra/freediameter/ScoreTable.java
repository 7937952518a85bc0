package org.signalbox.dra.freediameter;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.signalbox.diameter.node.RoutablePeer;
import org.signalbox.dra.automaton.PatternHits;
import org.signalbox.dra.automaton.PatternSet;
import org.signalbox.dra.freediameter.ScoreRule.Criterion;
import org.signalbox.dra.freediameter.ScoreRule.Target;
import org.signalbox.dra.pattern.FastMatch;

/**
 * The rules of {@code rt_default}, indexed so that a request meets only those that may concern it:
 * rules that compare a field with a text are found by that text, and patterns are searched all
 * together, whatever the number of either. Immutable; any thread.
 */
final class ScoreTable {

  private final Targets always = new Targets();
  private final Map<RouteField, FieldIndex> fields = new EnumMap<>(RouteField.class);

  ScoreTable(List<ScoreRule> rules) {
    Map<RouteField, FieldRules> gathered = new EnumMap<>(RouteField.class);
    for (ScoreRule rule : rules) {
      targetsOf(rule.criterion(), gathered).add(rule);
    }
    gathered.forEach((field, its) -> fields.put(field, its.index()));
  }

  /** The rules about one field while they are gathered. */
  private static final class FieldRules {
    private final Map<String, Targets> byText = new HashMap<>();
    private final Map<String, PatternTargets> byPattern = new LinkedHashMap<>();

    FieldIndex index() {
      List<PatternTargets> patterns = List.copyOf(byPattern.values());
      return new FieldIndex(
          byText,
          new PatternSet(patterns.stream().map(PatternTargets::pattern).toList()),
          patterns.stream().map(PatternTargets::targets).toList());
    }
  }

  private record PatternTargets(Pattern pattern, Targets targets) {}

  /**
   * The rules about one field.
   *
   * @param byText in lower case
   * @param targets of the patterns, by their places in the set
   */
  private record FieldIndex(
      Map<String, Targets> byText, PatternSet patterns, List<Targets> targets) {

    void select(String value, List<Targets> selected) {
      Targets same = byText.get(lower(value));
      if (same != null) {
        selected.add(same);
      }
      if (!targets.isEmpty()) {
        PatternHits hits = new PatternHits();
        patterns.search(value, hits);
        hits.forEach(place -> selected.add(targets.get(place)));
      }
    }
  }

  private Targets targetsOf(Criterion criterion, Map<RouteField, FieldRules> gathered) {
    return switch (criterion) {
      case Criterion.Always all -> always;
      case Criterion.Field field ->
          targetsOf(field, gathered.computeIfAbsent(field.field(), f -> new FieldRules()));
    };
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

  /** The fields that some rule looks at. */
  Set<RouteField> fields() {
    return fields.keySet();
  }

  /** The targets that a request's criteria select; each scores every candidate. */
  List<Targets> selectedBy(RequestFields request) {
    List<Targets> selected = new ArrayList<>(4);
    if (!always.isEmpty()) {
      selected.add(always);
    }
    for (Map.Entry<RouteField, FieldIndex> entry : fields.entrySet()) {
      Optional<String> value = request.first(entry.getKey());
      if (value.isPresent()) {
        entry.getValue().select(value.get(), selected);
      }
    }
    return selected;
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

    private boolean isEmpty() {
      return rules.isEmpty();
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

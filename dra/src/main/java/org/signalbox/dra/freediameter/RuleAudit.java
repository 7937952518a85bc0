package org.signalbox.dra.freediameter;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.signalbox.core.NearestName;
import org.signalbox.core.Problem;
import org.signalbox.core.SourcePosition;
import org.signalbox.dra.freediameter.FreeDiameterConfig.ConnectPeer;
import org.signalbox.dra.freediameter.ScoreRule.Criterion;
import org.signalbox.dra.freediameter.ScoreRule.Target;

/**
 * Looks for rules that are read well and cannot do what their author wants: a target that nobody
 * is, a peer that is named twice where another was meant, a peer that can never be used.
 */
final class RuleAudit {

  /** What a followed redirect adds at most, by all usages together. */
  private static final int REDIRECT_SCORE = 280;

  private final FreeDiameterConfig config;
  private final RoutingExtensions extensions;
  private final List<Problem> warnings = new ArrayList<>();

  private RuleAudit(FreeDiameterConfig config, RoutingExtensions extensions) {
    this.config = config;
    this.extensions = extensions;
  }

  /** The doubtful rules, in the files' order by kind. */
  static List<Problem> warnings(FreeDiameterConfig config, RoutingExtensions extensions) {
    RuleAudit audit = new RuleAudit(config, extensions);
    extensions.scoreRules().forEach(audit::warnOfUnknownTarget);
    extensions.patternRules().forEach(audit::warnOfUnknownServer);
    audit.warnOfRepetitions();
    config.peers().forEach(audit::warnOfUselessPeer);
    return audit.warnings;
  }

  private void warnOfUnknownTarget(ScoreRule rule) {
    switch (rule.target()) {
      case Target.PeerIdentity(TextMatch.Same same) ->
          warnUnlessKnown(same.text(), rule.position());
      case Target.PeerIdentity(TextMatch.Matching matching) -> {
        boolean found =
            !mayBeJoinedByOthers()
                && config.peers().stream().map(ConnectPeer::identity).noneMatch(matching::matches);
        if (found) {
          warn(rule, "the target " + matching.shown(), "a pattern that some ConnectPeer matches");
        }
      }
      case Target.PeerRealm realm -> {
        if (!mayBeJoinedByOthers()
            && config.peers().stream().noneMatch(peer -> mayLieIn(realm, peer))) {
          warn(rule, "the target rlm=" + realm.match().shown(), "the realm of some ConnectPeer");
        }
      }
    }
  }

  /** A peer without a Realm may name any realm when it connects. */
  private static boolean mayLieIn(Target.PeerRealm realm, ConnectPeer peer) {
    return peer.realm().map(realm.match()::matches).orElse(true);
  }

  private boolean mayBeJoinedByOthers() {
    return extensions.whitelist().isPresent();
  }

  private void warnOfUnknownServer(PatternRule rule) {
    warnUnlessKnown(rule.server(), rule.position());
  }

  private void warnUnlessKnown(String identity, SourcePosition position) {
    List<String> known = config.peers().stream().map(ConnectPeer::identity).toList();
    boolean admitted = extensions.whitelist().flatMap(list -> list.entry(identity)).isPresent();
    if (admitted || known.stream().anyMatch(identity::equalsIgnoreCase)) {
      return;
    }
    String expected =
        NearestName.of(identity, known)
            .map(near -> "a ConnectPeer; the nearest is \"" + near + "\"")
            .orElse("a ConnectPeer: this rule can never win");
    warnings.add(new Problem(position, "the unknown peer \"" + identity + "\"", expected));
  }

  /** Two scores for one peer under one criterion, as when a number in a name was not changed. */
  private void warnOfRepetitions() {
    Map<String, Map<String, ScoreRule>> seen = new LinkedHashMap<>();
    for (ScoreRule rule : extensions.scoreRules()) {
      if (!(rule.target() instanceof Target.PeerIdentity(TextMatch.Same same))) {
        continue;
      }
      Map<String, ScoreRule> byPeer =
          seen.computeIfAbsent(shown(rule.criterion()), criterion -> new LinkedHashMap<>());
      Optional<ScoreRule> first = Optional.ofNullable(byPeer.putIfAbsent(lower(same.text()), rule));
      first.ifPresent(other -> warnOfRepetition(rule, same.text(), other));
    }
  }

  private void warnOfRepetition(ScoreRule rule, String peer, ScoreRule first) {
    Set<String> without = siblingsWithoutRule(peer, rule.criterion());
    String left = without.isEmpty() ? "" : "; no rule names " + String.join(", ", without);
    warn(
        rule,
        "a second score for \""
            + peer
            + "\" under the same criterion (the first is at line "
            + first.position().line()
            + "): they add up to "
            + (rule.score() + first.score())
            + left,
        without.isEmpty()
            ? "one rule for each peer"
            : "perhaps \"" + without.iterator().next() + "\"");
  }

  /** Peers whose name differs in its digits only, and that the criterion says nothing about. */
  private Set<String> siblingsWithoutRule(String peer, Criterion criterion) {
    Set<String> without = new LinkedHashSet<>();
    for (ConnectPeer other : config.peers()) {
      boolean named =
          extensions.scoreRules().stream()
              .filter(rule -> shown(rule.criterion()).equals(shown(criterion)))
              .anyMatch(rule -> isAimedAt(rule, other));
      if (!named && withoutDigits(other.identity()).equals(withoutDigits(peer))) {
        without.add(other.identity());
      }
    }
    return without;
  }

  private static boolean isAimedAt(ScoreRule rule, ConnectPeer peer) {
    return switch (rule.target()) {
      case Target.PeerIdentity identity -> identity.match().matches(peer.identity());
      case Target.PeerRealm realm -> mayLieIn(realm, peer);
    };
  }

  private static String withoutDigits(String name) {
    return lower(name).replaceAll("[0-9]+", "");
  }

  /** A peer that stays below zero whatever request comes. */
  private void warnOfUselessPeer(ConnectPeer peer) {
    int best = ScoreRouter.INITIAL + ScoreRouter.FINAL_DEST;
    best += extensions.followsRedirects() ? REDIRECT_SCORE : 0;
    for (ScoreRule rule : extensions.scoreRules()) {
      boolean certain = rule.criterion() instanceof Criterion.Always && isCertain(rule, peer);
      if (isAimedAt(rule, peer) && (rule.score() > 0 || certain)) {
        best += rule.score();
      }
    }
    for (PatternRule rule : extensions.patternRules()) {
      best += rule.server().equalsIgnoreCase(peer.identity()) ? Math.max(0, rule.score()) : 0;
    }
    if (best < 0) {
      warnings.add(
          new Problem(
              peer.position(),
              "the peer \"" + peer.identity() + "\", whose score is at best " + best,
              "rules that leave it a score of 0 or more: so it is never used"));
    }
  }

  private static boolean isCertain(ScoreRule rule, ConnectPeer peer) {
    return rule.target() instanceof Target.PeerIdentity || peer.realm().isPresent();
  }

  private void warn(ScoreRule rule, String found, String expected) {
    warnings.add(new Problem(rule.position(), found, expected));
  }

  /** A criterion as a text that is the same for the same criterion. */
  private static String shown(Criterion criterion) {
    return switch (criterion) {
      case Criterion.Always all -> "*";
      case Criterion.Field(RouteField field, TextMatch.Same same) ->
          field.letters() + "=" + lower(same.shown());
      case Criterion.Field(RouteField field, TextMatch match) ->
          field.letters() + "=" + match.shown();
    };
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}

package org.signalbox.dra.freediameter;

import org.signalbox.core.SourcePosition;

/**
 * One rule of {@code rt_default}: when a request meets the criterion, every candidate that the
 * target names gets the score added.
 *
 * @param criterion what is looked at
 * @param target which candidates
 * @param score added, may be negative
 * @param position where the rule stands
 */
public record ScoreRule(Criterion criterion, Target target, int score, SourcePosition position) {

  /** The rule as it is written, without its score. */
  String shown() {
    String looksAt =
        switch (criterion) {
          case Criterion.Always all -> "*";
          case Criterion.Field(RouteField field, TextMatch match) ->
              field.letters() + "=" + match.shown();
        };
    String names = target instanceof Target.PeerRealm ? "rlm=" : "";
    return looksAt + " : " + names + target.match().shown();
  }

  /** What a rule looks at. */
  public sealed interface Criterion {

    /** {@code *}: every request. */
    record Always() implements Criterion {}

    /** The first AVP of a kind at the top level equals or matches. */
    record Field(RouteField field, TextMatch match) implements Criterion {}
  }

  /** Which candidates a rule scores. */
  public sealed interface Target {

    TextMatch match();

    /** Peers by identity. */
    record PeerIdentity(TextMatch match) implements Target {}

    /** Peers by the realm they advertised. */
    record PeerRealm(TextMatch match) implements Target {}
  }
}

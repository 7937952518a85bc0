package org.signalbox.profiles.internal;

import org.signalbox.profiles.MatchTerms;

/**
 * One test of the reference's short notation.
 *
 * <pre>
 *   ~PATTERN   the pattern occurs        ^TEXT    begins with
 *   TEXT$      ends with                 ^TEXT$   is
 *   ^$         is empty                  &gt;N &gt;=N &lt;N &lt;=N   compares
 *   TEXT       contains                  !TEST    any of these, negated
 * </pre>
 */
record RsrTest(boolean negated, String rule, Judge judge) {

  /** Decides on a text, the negation aside. */
  @FunctionalInterface
  interface Judge {
    boolean holds(String text, MatchTerms terms);
  }

  static RsrTest parse(String written) {
    boolean negated = written.startsWith("!");
    String rule = negated ? written.substring(1) : written;
    return new RsrTest(negated, rule, judge(rule));
  }

  boolean asksForEmpty() {
    return rule.equals("^$");
  }

  boolean holds(String text, MatchTerms terms) {
    try {
      return judge.holds(text, terms) != negated;
    } catch (EvaluationFault e) {
      // As in the reference: what cannot be compared fails the test, negated or not.
      return false;
    }
  }

  private static Judge judge(String rule) {
    if (rule.isEmpty()) {
      return (text, terms) -> true;
    }
    if (rule.startsWith("~")) {
      RegularExpression pattern = RegularExpression.compile(rule.substring(1));
      return (text, terms) -> pattern.occursIn(text);
    }
    boolean anchoredEnd = rule.endsWith("$");
    if (rule.startsWith("^")) {
      String body = rule.substring(1);
      return anchoredEnd && !body.isEmpty()
          ? exactly(body.substring(0, body.length() - 1))
          : (text, terms) -> text.startsWith(body);
    }
    if (anchoredEnd) {
      String body = rule.substring(0, rule.length() - 1);
      return (text, terms) -> text.endsWith(body);
    }
    return comparison(rule);
  }

  private static Judge exactly(String wanted) {
    return (text, terms) -> text.equals(wanted);
  }

  private static Judge comparison(String rule) {
    if (rule.length() > 2 && rule.startsWith(">=")) {
      return (text, terms) -> order(text, rule.substring(2), terms) >= 0;
    }
    if (rule.length() > 2 && rule.startsWith("<=")) {
      return (text, terms) -> order(text, rule.substring(2), terms) <= 0;
    }
    if (rule.startsWith(">")) {
      return (text, terms) -> order(text, rule.substring(1), terms) > 0;
    }
    if (rule.startsWith("<")) {
      return (text, terms) -> order(text, rule.substring(1), terms) < 0;
    }
    return (text, terms) -> text.contains(rule);
  }

  private static int order(String text, String against, MatchTerms terms) {
    return ScalarOrder.compare(Scalar.of(text, terms), Scalar.of(against, terms));
  }
}

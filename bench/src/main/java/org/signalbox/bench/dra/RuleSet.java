package org.signalbox.bench.dra;

import java.util.ArrayList;
import java.util.List;

/**
 * Routing rules in freeDiameter's own form; both relays read the same files.
 *
 * @param name for people
 * @param scores lines of {@code rt_default}
 * @param patterns lines of {@code rt_ereg}; Debian's daemon has no such extension
 */
record RuleSet(String name, List<String> scores, List<String> patterns) {

  private static final String SERVER = "\"" + BenchMessages.SERVER + "\"";
  private static final int FORMS = 4;

  static RuleSet none() {
    return new RuleSet("no rules", List.of(), List.of());
  }

  /** Rules that compare four AVPs with texts; a few meet each request. */
  static RuleSet plain(int count) {
    List<String> rules = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String criterion =
          switch (i % FORMS) {
            case 0 -> "un=\"" + BenchSubscribers.imsi(i * (BenchSubscribers.COUNT / count)) + "\"";
            case 1 -> "oh=\"" + BenchMessages.clientHost(i / FORMS) + "\"";
            case 2 -> "dr=\"realm" + i + ".example\"";
            default -> "dh=\"hss" + i + ".home.example\"";
          };
      String target = i % FORMS < 2 ? SERVER : "\"hss" + i + ".home.example\"";
      rules.add(criterion + " : " + target + " += 5 ;");
    }
    return new RuleSet("%,d plain rules".formatted(count), rules, List.of());
  }

  /** Expressions of five forms over the user name. */
  static RuleSet expressions(int count) {
    List<String> rules =
        expressionsOf(count).stream()
            .map(expression -> "un=[\"" + expression + "\"] : " + SERVER + " += 5 ;")
            .toList();
    return new RuleSet(count + " regexes (rt_default)", rules, List.of());
  }

  /** The same expressions in {@code rt_ereg}. */
  static RuleSet eregExpressions(int count) {
    List<String> lines = new ArrayList<>();
    lines.add("AVP = \"User-Name\";");
    for (String expression : expressionsOf(count)) {
      lines.add("\"" + expression + "\" : " + SERVER + " += 5 ;");
    }
    return new RuleSet(count + " regexes (rt_ereg)", List.of(), lines);
  }

  private static List<String> expressionsOf(int count) {
    List<String> expressions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int digits = 10 + i;
      expressions.add(
          switch (i % 5) {
            case 0 -> "^0010100000" + digits + ".*";
            case 1 -> "^00101[0-4]0000" + digits + "[0-9]+";
            case 2 -> "^(00101|00102)[0-9]{6}" + digits;
            case 3 -> digits + "[13579]$";
            default -> "^0*1010+" + digits + "[0-9]*(@.*)?$";
          });
    }
    return expressions;
  }
}

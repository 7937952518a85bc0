package org.signalbox.bench.dra;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Routing rules: in freeDiameter's own form, where both relays read the same files, or in the
 * agent's routing file.
 *
 * @param name for people
 * @param scores lines of {@code rt_default}
 * @param patterns lines of {@code rt_ereg}; Debian's daemon has no such extension
 * @param routes the part of the routing file that says where requests go, instead of the others
 */
record RuleSet(
    String name, List<String> scores, List<String> patterns, Optional<RouteLines> routes) {

  /**
   * A part of a routing file.
   *
   * @param yaml its tables and routes
   * @param numbers the CSV file that they name, {@code numbers.csv}; may be empty
   */
  record RouteLines(List<String> yaml, List<String> numbers) {}

  private static final String SERVER = "\"" + BenchMessages.SERVER + "\"";
  private static final int FORMS = 4;
  private static final int TEN = 10;

  /** Every set; the first has none. */
  static List<RuleSet> all() {
    return List.of(
        none(),
        plain(200),
        plain(1_000),
        expressions(50),
        eregExpressions(50),
        routes(1_000),
        table());
  }

  static RuleSet none() {
    return new RuleSet("no rules", List.of(), List.of(), Optional.empty());
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
    return new RuleSet("%,d plain rules".formatted(count), rules, List.of(), Optional.empty());
  }

  /** Expressions of five forms over the user name. */
  static RuleSet expressions(int count) {
    List<String> rules =
        expressionsOf(count).stream()
            .map(expression -> "un=[\"" + expression + "\"] : " + SERVER + " += 5 ;")
            .toList();
    return new RuleSet(count + " regexes (rt_default)", rules, List.of(), Optional.empty());
  }

  /** The same expressions in {@code rt_ereg}. */
  static RuleSet eregExpressions(int count) {
    List<String> lines = new ArrayList<>();
    lines.add("AVP = \"User-Name\";");
    for (String expression : expressionsOf(count)) {
      lines.add("\"" + expression + "\" : " + SERVER + " += 5 ;");
    }
    return new RuleSet(count + " regexes (rt_ereg)", List.of(), lines, Optional.empty());
  }

  /** Routes of a routing file that compare the same four AVPs; most requests meet none. */
  static RuleSet routes(int count) {
    List<String> yaml = new ArrayList<>(List.of("routes:"));
    for (int i = 0; i < count; i++) {
      String criterion =
          switch (i % FORMS) {
            case 0 ->
                "imsi: \"" + BenchSubscribers.imsi(i * (BenchSubscribers.COUNT / count)) + "\"";
            case 1 -> "origin-host: client" + (i + 1) + "." + BenchMessages.CLIENT_REALM;
            case 2 -> "destination-realm: realm" + i + ".example";
            default -> "destination-host: hss" + i + ".home.example";
          };
      yaml.add("  - {when: {" + criterion + "}, then: {to: " + BenchMessages.SERVER + "}}");
    }
    RouteLines lines = new RouteLines(yaml, List.of());
    return new RuleSet(
        "%,d YAML routes".formatted(count), List.of(), List.of(), Optional.of(lines));
  }

  /** A table by beginnings of IMSIs, one for each ten subscribers. */
  static RuleSet table() {
    List<String> numbers = new ArrayList<>(List.of("numbers,to"));
    for (int i = 0; i < BenchSubscribers.COUNT; i += TEN) {
      String imsi = BenchSubscribers.imsi(i);
      numbers.add(imsi.substring(0, imsi.length() - 1) + "," + BenchMessages.SERVER);
    }
    List<String> yaml =
        List.of(
            "tables: {subscribers: {of: imsi, file: numbers.csv}}",
            "routes: [{when: {imsi: \"table:subscribers\"}, then: {to: \"table:subscribers\"}}]");
    String name = "table of %,d prefixes".formatted(numbers.size() - 1);
    RouteLines lines = new RouteLines(yaml, numbers);
    return new RuleSet(name, List.of(), List.of(), Optional.of(lines));
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

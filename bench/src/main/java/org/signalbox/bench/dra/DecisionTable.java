package org.signalbox.bench.dra;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a routing decision costs under each set of rules, and with many peers; figures and text. */
final class DecisionTable {

  /** The name for {@code --only}. */
  static final String NAME = "decisions";

  private static final int FEW = 1;
  private static final int MANY = 1_000;

  private DecisionTable() {}

  /**
   * One line.
   *
   * @param rules the set's name
   * @param clients connected beside the server
   * @param nanos of CPU for a decision
   */
  record Line(String rules, int clients, long nanos) {}

  /** Steps of the progress bar. */
  static int steps() {
    return RuleSet.all().size() + 1;
  }

  /** Every set with few clients, and none of rules with many. */
  static List<Line> measure(Workplace workplace, ProgressBar progress) throws IOException {
    List<Line> lines = new ArrayList<>();
    for (RuleSet rules : RuleSet.all()) {
      progress.step("decisions, " + rules.name());
      lines.add(line(workplace, rules, FEW));
    }
    progress.step("decisions, many peers");
    lines.add(line(workplace, RuleSet.none(), MANY));
    progress.clear();
    return lines;
  }

  private static Line line(Workplace workplace, RuleSet rules, int clients) throws IOException {
    RelayFiles files =
        RelayFiles.write(
            workplace.folder().resolve("decision-" + rules.name().replaceAll("[^a-z0-9]", "-")),
            RelaySetup.ruled(RelaySetup.Kind.SIGNALBOX, rules),
            workplace.host(),
            workplace.certificates());
    List<String> arguments = List.of(files.agentOptions().getLast(), Integer.toString(clients));
    try (ChildProcess child =
        ChildProcess.java(
            DecisionBench.class, workplace.folder().resolve("decisions.log"), arguments)) {
      String nanos = child.line(text -> text.matches("[0-9]+"));
      return new Line(rules.name(), clients, Long.parseLong(nanos));
    }
  }

  static String text(List<Line> lines) {
    StringBuilder text = new StringBuilder();
    text.append("%nOne decision by itself: CPU of the routing thread%n".formatted());
    for (Line line : lines) {
      text.append(
          "%-29s %,6d clients connected %8.3f us%n"
              .formatted(line.rules(), line.clients(), line.nanos() / 1e3));
    }
    return text.toString();
  }
}

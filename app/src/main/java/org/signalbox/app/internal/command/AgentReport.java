package org.signalbox.app.internal.command;

import java.util.List;
import org.signalbox.app.internal.text.Terminal;
import org.signalbox.core.Problem;
import org.signalbox.dra.route.AgentSetup;
import org.signalbox.dra.route.AgentSource;

/** What a routing agent's files say, shown to the operator. */
final class AgentReport {

  private AgentReport() {}

  static String warning(Problem warning) {
    return "warning: " + warning;
  }

  /** Prints every problem and warning, or that there are none; the exit status. */
  static int check(AgentSource source) {
    AgentSetup setup = source.read();
    List<Problem> problems = setup.problems();
    problems.forEach(System.err::println);
    setup.warnings().stream().map(AgentReport::warning).forEach(System.err::println);
    if (!problems.isEmpty()) {
      System.err.println(count(problems.size(), "problem"));
      return 1;
    }
    Terminal terminal = Terminal.standard();
    terminal.line(
        setup.node().origin().host().text()
            + ", "
            + count(setup.node().peers().size(), "peer")
            + ", "
            + count(setup.ruleCount(), "rule"));
    int warnings = setup.warnings().size();
    terminal.line(
        warnings == 0
            ? terminal.green("no problems")
            : terminal.yellow("no problems, " + count(warnings, "warning")));
    return 0;
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}

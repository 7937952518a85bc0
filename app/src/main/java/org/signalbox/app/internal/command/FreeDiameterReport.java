package org.signalbox.app.internal.command;

import java.nio.file.Path;
import java.util.List;
import org.signalbox.app.internal.text.Terminal;
import org.signalbox.core.Problem;
import org.signalbox.dra.RoutingAgent;

/** What freeDiameter's files say, shown to the operator. */
final class FreeDiameterReport {

  private FreeDiameterReport() {}

  static String warning(Problem warning) {
    return "warning: " + warning;
  }

  /** Prints every problem and warning, or that there are none; the exit status. */
  static int check(Path mainFile) {
    RoutingAgent.Reading reading = RoutingAgent.read(mainFile);
    List<Problem> problems = reading.problems();
    problems.forEach(System.err::println);
    reading.warnings().stream().map(FreeDiameterReport::warning).forEach(System.err::println);
    if (!problems.isEmpty()) {
      System.err.println(count(problems.size(), "problem"));
      return 1;
    }
    Terminal terminal = Terminal.standard();
    terminal.line(
        reading.setup().node().origin().host().text()
            + ", "
            + count(reading.setup().node().peers().size(), "peer")
            + ", "
            + count(reading.files().extensions().scoreRules().size(), "rule"));
    int warnings = reading.warnings().size();
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

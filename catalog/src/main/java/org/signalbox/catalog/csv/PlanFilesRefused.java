package org.signalbox.catalog.csv;

import java.util.List;
import java.util.stream.Collectors;
import org.signalbox.core.OperatorFault;
import org.signalbox.core.Problem;

/** A folder has problems; nothing of it was loaded. The message has one line for each. */
public final class PlanFilesRefused extends OperatorFault {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  public PlanFilesRefused(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** At least one. */
  public List<Problem> problems() {
    return problems;
  }
}

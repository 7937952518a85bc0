package org.signalbox.config;

import java.util.List;
import java.util.stream.Collectors;
import org.signalbox.core.OperatorFault;
import org.signalbox.core.Problem;

/** Settings that cannot be used, with every problem found. */
public final class ConfigFault extends OperatorFault {

  private static final long serialVersionUID = 1L;

  // Only ever thrown within one process, never serialised.
  private final transient List<Problem> problems;

  public ConfigFault(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** All problems, in the order of the file. */
  public List<Problem> problems() {
    return problems;
  }
}

package org.signalbox.registers.equipment.csv;

import java.util.List;
import java.util.stream.Collectors;
import org.signalbox.core.OperatorFault;
import org.signalbox.core.Problem;

/** A list has problems; nothing of it was taken. The message has one line for each. */
public final class ImportRefused extends OperatorFault {

  private static final long serialVersionUID = 1L;

  public ImportRefused(List<Problem> problems, long more) {
    super(
        problems.stream().map(Problem::toString).collect(Collectors.joining("\n"))
            + (more == 0 ? "" : "\nand " + more + " more"));
  }
}

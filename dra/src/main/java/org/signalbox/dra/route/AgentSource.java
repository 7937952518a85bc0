package org.signalbox.dra.route;

import org.signalbox.core.OperatorFault;
import org.signalbox.core.Problem;

/** Where an agent's setup comes from: an operator's files, read anew each time. */
@FunctionalInterface
public interface AgentSource {

  /**
   * Reads the files without starting anything. Blocks on the disk and on names that are looked up.
   *
   * @return the setup with all its problems; it can be used when there are none
   * @throws OperatorFault when the main file itself cannot be read
   */
  AgentSetup read();

  /**
   * Reads files that an agent could run under.
   *
   * @throws OperatorFault naming every problem
   */
  default AgentSetup usable() {
    AgentSetup setup = read();
    if (!setup.problems().isEmpty()) {
      throw new OperatorFault(
          String.join("\n", setup.problems().stream().map(Problem::toString).toList()));
    }
    return setup;
  }
}

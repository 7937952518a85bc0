package org.signalbox.dra.freediameter;

import java.util.List;
import org.signalbox.core.Problem;
import org.signalbox.diameter.node.NodeConfig;
import org.signalbox.diameter.node.PeerAdmission;

/**
 * What a main file means for a Diameter node.
 *
 * @param node listeners, peers, certificates
 * @param admission who may connect beside the listed peers
 * @param problems what keeps the node from being started
 * @param warnings what was taken differently from how it is written
 */
record NodeSetup(
    NodeConfig node, PeerAdmission admission, List<Problem> problems, List<Problem> warnings) {

  NodeSetup {
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
  }
}

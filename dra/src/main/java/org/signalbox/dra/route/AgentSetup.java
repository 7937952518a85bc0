package org.signalbox.dra.route;

import java.util.List;
import org.signalbox.core.Problem;
import org.signalbox.diameter.node.NodeConfig;
import org.signalbox.diameter.node.PeerAdmission;
import org.signalbox.dra.guard.PeerPolicy;

/**
 * All that an agent runs under, whatever kind of file it was read from.
 *
 * @param node identity, listeners, peers, certificates
 * @param admission who may connect beside the listed peers
 * @param routers makes the router
 * @param policy guards and roles of peers
 * @param ruleCount rules that the router follows, for people
 * @param dumpMask which messages go into the log, as {@code dbg_msg_dumps} counts them; 0: none
 * @param problems what keeps the files from being used
 * @param warnings what was taken differently from how it is written, or has no effect
 */
public record AgentSetup(
    NodeConfig node,
    PeerAdmission admission,
    RouterFactory routers,
    PeerPolicy policy,
    int ruleCount,
    int dumpMask,
    List<Problem> problems,
    List<Problem> warnings) {

  public AgentSetup {
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
  }
}

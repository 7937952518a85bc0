package org.signalbox.dra.yaml;

import java.util.List;
import org.signalbox.diameter.node.NodeConfig;
import org.signalbox.diameter.peer.PeerTimers;
import org.signalbox.dra.rule.RouteRule;

/**
 * What a routing file says.
 *
 * @param node who the agent is
 * @param names its peers, groups and tables
 * @param routes in their order
 * @param pathCount how many AVP paths the routes have
 */
record RouteFile(NodeSettings node, Names names, List<RouteRule> routes, int pathCount) {

  RouteFile {
    routes = List.copyOf(routes);
  }

  /** A file that says nothing. */
  static RouteFile nothing(FileFindings findings) {
    NodeSettings node =
        new NodeSettings(NodeConfig.of("unnamed", "unnamed"), PeerTimers.defaults(), 0, false);
    return new RouteFile(node, new Names(findings), List.of(), 0);
  }
}

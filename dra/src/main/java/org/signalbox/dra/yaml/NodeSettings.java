package org.signalbox.dra.yaml;

import org.signalbox.diameter.node.NodeConfig;
import org.signalbox.diameter.peer.PeerTimers;

/**
 * What the section {@code node} says.
 *
 * @param node without peers
 * @param timers of peers that have none of their own
 * @param dumpMask what goes into the log
 * @param followsRedirects whether redirect indications are followed instead of passed on
 */
record NodeSettings(NodeConfig node, PeerTimers timers, int dumpMask, boolean followsRedirects) {}

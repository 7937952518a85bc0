package org.signalbox.dra.yaml;

import org.signalbox.core.SourcePosition;
import org.signalbox.diameter.peer.PeerConfig;

/**
 * A peer of the file.
 *
 * @param config how it is connected
 * @param traits what else is said of it
 * @param position where it is written
 */
record PeerEntry(PeerConfig config, PeerTraits traits, SourcePosition position) {}

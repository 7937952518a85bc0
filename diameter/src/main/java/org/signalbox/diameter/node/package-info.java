/**
 * A running Diameter node: listeners, peers, local applications, and the hook of a relay.
 *
 * <p>Starting points: {@link org.signalbox.diameter.node.DiameterNode} (start, send, drain, stop),
 * {@link org.signalbox.diameter.node.DiameterApplication} (answers requests here), {@link
 * org.signalbox.diameter.node.MessageRouter} (decides where everything else goes), {@link
 * org.signalbox.diameter.node.DiameterClient} (a test's or a tool's one connection).
 *
 * <p>Rule of the package: applications and routers run on event loops and never block; what takes
 * time is answered through a completion stage.
 */
@NullMarked
package org.signalbox.diameter.node;

import org.jspecify.annotations.NullMarked;

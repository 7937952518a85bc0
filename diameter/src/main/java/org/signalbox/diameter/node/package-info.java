/**
 * A running Diameter node: listeners, peers, local applications, and the hook of a relay.
 *
 * <p>Rule of the package: applications and routers run on event loops and never block; what takes
 * time is answered through a completion stage.
 */
@NullMarked
package org.signalbox.diameter.node;

import org.jspecify.annotations.NullMarked;

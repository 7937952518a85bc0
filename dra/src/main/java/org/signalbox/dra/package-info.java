/**
 * The Diameter Routing Agent: decides which peer a request goes to.
 *
 * <p>Starting points: {@link org.signalbox.dra.RoutingAgent}, the running agent, and {@link
 * org.signalbox.dra.route.AgentSource}, where its setup comes from.
 */
@NullMarked
package org.signalbox.dra;

import org.jspecify.annotations.NullMarked;

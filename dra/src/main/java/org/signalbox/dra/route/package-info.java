/**
 * What every source of routing rules shares: what an agent is set up with, and why a request goes
 * where it goes. It knows neither freeDiameter's files nor our own.
 *
 * <p>Starting points: {@link org.signalbox.dra.route.AgentSource} reads files into an {@link
 * org.signalbox.dra.route.AgentSetup}; its {@link org.signalbox.dra.route.ExplainingRouter} decides
 * and explains.
 */
@NullMarked
package org.signalbox.dra.route;

import org.jspecify.annotations.NullMarked;

/**
 * The Diameter Routing Agent.
 *
 * <p>Starting points: {@link org.signalbox.dra.RouteRequest} and {@link
 * org.signalbox.dra.CandidatePeer} (what a routing decision sees), {@link
 * org.signalbox.dra.freediameter.ScoreRouter} (the decision under freeDiameter's files).
 */
@NullMarked
package org.signalbox.dra;

import org.jspecify.annotations.NullMarked;

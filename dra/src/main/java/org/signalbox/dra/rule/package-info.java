/**
 * Routing by an operator's own rules: a list of routes of which the first that matches decides.
 *
 * <p>Starting points: {@link org.signalbox.dra.rule.RuleRouter} decides and explains, {@link
 * org.signalbox.dra.rule.RouteRule} is one route, {@link org.signalbox.dra.rule.RouteIndex} finds
 * the first that matches among thousands, {@link org.signalbox.dra.rule.PeerGroup} shares requests
 * out.
 */
@NullMarked
package org.signalbox.dra.rule;

import org.jspecify.annotations.NullMarked;

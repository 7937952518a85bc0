/**
 * Tests through the wire against the real program in a process of its own, with clients that are
 * not the product's code. One process a test class.
 *
 * <p>Starting points: {@link org.signalbox.interop.PostsTariff} (the tariff of the posts), {@link
 * org.signalbox.interop.PlanOfOneRate} (any other tariff).
 */
@NullMarked
package org.signalbox.interop;

import org.jspecify.annotations.NullMarked;

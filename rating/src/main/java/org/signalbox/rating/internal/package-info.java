/**
 * How a tariff is compiled and walked; no other module looks in here.
 *
 * <p>Starting points: {@link org.signalbox.rating.internal.CompiledPlan} (a plan in the form that
 * prices), {@link org.signalbox.rating.internal.PriceWalk} (a usage from its start to its end),
 * {@link org.signalbox.rating.internal.CostSum} (the exact total).
 */
@NullMarked
package org.signalbox.rating.internal;

import org.jspecify.annotations.NullMarked;

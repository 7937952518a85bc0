/**
 * The methods that answer what something costs, and why.
 *
 * <p>Starting points: {@link org.signalbox.rpc.cost.CostMethods} (the list), {@link
 * org.signalbox.rpc.cost.EventCostJson} (the answer of {@code GetCost}, also kept with CDRs).
 *
 * <p>Rule of the package: pure and quick, so that every method runs on the thread that read the
 * request; answers are written straight to the generator, numbers as plain exact decimals.
 */
@NullMarked
package org.signalbox.rpc.cost;

import org.jspecify.annotations.NullMarked;

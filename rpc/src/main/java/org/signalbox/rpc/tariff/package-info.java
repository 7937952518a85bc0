/**
 * Methods on tariffs: plans at rest, their activation, and what is in force.
 *
 * <p>Starting points: {@link org.signalbox.rpc.tariff.TariffMethods} (all of them), {@link
 * org.signalbox.rpc.tariff.TpShape} (what tells the kinds of plan items apart), {@link
 * org.signalbox.rpc.tariff.PlanLoadMethods} (activation).
 */
@NullMarked
package org.signalbox.rpc.tariff;

import org.jspecify.annotations.NullMarked;

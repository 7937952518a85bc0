/**
 * Methods on what accounts do by themselves: action sets, action plans, triggers, shared groups,
 * the scheduler, vouchers.
 *
 * <p>Starting points: {@link org.signalbox.rpc.action.ActionMethods} (all of them), {@link
 * org.signalbox.rpc.action.ActionSetMethods}, {@link org.signalbox.rpc.action.BalanceFilterJson}
 * (how clients see which balance is meant).
 */
@NullMarked
package org.signalbox.rpc.action;

import org.jspecify.annotations.NullMarked;

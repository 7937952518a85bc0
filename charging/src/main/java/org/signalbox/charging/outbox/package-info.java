/**
 * What leaves the ledger for the world: log lines, posts, calls of other APIs; at least once, with
 * an id that stays the same.
 *
 * <p>Starting points: {@link org.signalbox.charging.outbox.EffectProjector} (from the ledger into a
 * table), {@link org.signalbox.charging.outbox.OutboxSender} (from the table to the addresses).
 *
 * <p>Rule of the package: whoever does not answer is asked again later, and holds up nobody.
 */
@NullMarked
package org.signalbox.charging.outbox;

import org.jspecify.annotations.NullMarked;

/**
 * What each peer may send and how much of it, under any kind of routing.
 *
 * <p>Starting points: {@link org.signalbox.dra.guard.PeerGuard} (what an operator says of one
 * peer), {@link org.signalbox.dra.guard.GuardedRouter} (keeps it, around any router).
 */
@NullMarked
package org.signalbox.dra.guard;

import org.jspecify.annotations.NullMarked;

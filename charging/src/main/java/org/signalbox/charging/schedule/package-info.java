/**
 * When the timings of action plans come due, and the thread that tells the ledger.
 *
 * <p>Starting points: {@link org.signalbox.charging.schedule.DueMoments} (pure), {@link
 * org.signalbox.charging.schedule.Scheduler}.
 *
 * <p>Rule of the package: moments are reckoned here, with the time zones of this machine; what has
 * run is known by the ledger alone, so the scheduler keeps nothing that a restart could lose.
 */
@NullMarked
package org.signalbox.charging.schedule;

import org.jspecify.annotations.NullMarked;

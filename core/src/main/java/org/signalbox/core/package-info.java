/**
 * Values, the clock port, invariants and errors that every module shares.
 *
 * <p>Starting points: {@link org.signalbox.core.Amount} (money), {@link
 * org.signalbox.core.UsageText} (durations and units as clients write them), {@link
 * org.signalbox.core.TimeText} (times as clients write them), {@link
 * org.signalbox.core.OperatorFault} (an operator's mistake in one sentence).
 *
 * <p>Rule of the package: depends on the JDK alone; every value is immutable and always legal.
 */
@NullMarked
package org.signalbox.core;

import org.jspecify.annotations.NullMarked;

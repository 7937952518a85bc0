/**
 * The load bench of the Diameter relay: generator, relay and responder, each in a process of its
 * own.
 *
 * <p>Starting points: {@link org.signalbox.bench.dra.DraBench} (starts the others and prints the
 * table), {@link org.signalbox.bench.dra.LoadGenerator}, {@link
 * org.signalbox.bench.dra.LoadResponder}, {@link org.signalbox.bench.dra.RelayUnderTest}.
 */
@NullMarked
package org.signalbox.bench.dra;

import org.jspecify.annotations.NullMarked;

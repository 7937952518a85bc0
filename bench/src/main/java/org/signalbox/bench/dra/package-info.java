/**
 * The load bench of the Diameter relay: generator, relay and responder, each in a process of its
 * own.
 *
 * <p>Starting points: {@link org.signalbox.bench.dra.DraCommand} (what is asked for), {@code
 * BenchGroup} (the cases), {@link org.signalbox.bench.dra.LoadGenerator}, {@link
 * org.signalbox.bench.dra.LoadResponder}.
 */
@NullMarked
package org.signalbox.bench.dra;

import org.jspecify.annotations.NullMarked;

/**
 * Micro benchmarks of pricing, in one process and on one thread.
 *
 * <p>Starting point: {@link org.signalbox.bench.rating.RatingBench}, whose main method runs them
 * all and prints one table.
 */
@NullMarked
package org.signalbox.bench.rating;

import org.jspecify.annotations.NullMarked;

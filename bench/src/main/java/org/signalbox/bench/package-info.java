/**
 * The benches that {@code signalbox bench NAME} runs: one class {@code NameBench} each.
 *
 * <p>Starting point: {@link org.signalbox.bench.RatingBench}.
 */
@NullMarked
package org.signalbox.bench;

import org.jspecify.annotations.NullMarked;

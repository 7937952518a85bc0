/**
 * Coverage-guided fuzzing of everything that reads what others wrote.
 *
 * <p>Starting points: {@link org.signalbox.fuzz.Fuzz} (the command), {@link
 * org.signalbox.fuzz.FuzzTarget} (what can be fuzzed).
 */
@NullMarked
package org.signalbox.fuzz;

import org.jspecify.annotations.NullMarked;

/**
 * Many patterns searched in one walk over a text. Starting point: {@link
 * org.signalbox.dra.automaton.PatternSet}.
 */
@NullMarked
package org.signalbox.dra.automaton;

import org.jspecify.annotations.NullMarked;

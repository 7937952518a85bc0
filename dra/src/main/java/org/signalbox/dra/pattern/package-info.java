/**
 * Names of peers by pattern. Starting point: {@link org.signalbox.dra.pattern.IdentityPattern}.
 * Regular expressions are searched by {@link org.signalbox.dra.automaton.PatternSet}.
 */
@NullMarked
package org.signalbox.dra.pattern;

import org.jspecify.annotations.NullMarked;

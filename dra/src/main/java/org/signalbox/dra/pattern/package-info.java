/** Operators' patterns, made fast. Starting point: {@link org.signalbox.dra.pattern.FastMatch}. */
@NullMarked
package org.signalbox.dra.pattern;

import org.jspecify.annotations.NullMarked;

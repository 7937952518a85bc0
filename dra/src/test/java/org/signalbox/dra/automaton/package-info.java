@NullMarked
package org.signalbox.dra.automaton;

import org.jspecify.annotations.NullMarked;

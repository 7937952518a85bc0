@NullMarked
package org.signalbox.dra.trace;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.signalbox.dra.guard;

import org.jspecify.annotations.NullMarked;

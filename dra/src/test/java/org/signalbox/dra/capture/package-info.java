@NullMarked
package org.signalbox.dra.capture;

import org.jspecify.annotations.NullMarked;

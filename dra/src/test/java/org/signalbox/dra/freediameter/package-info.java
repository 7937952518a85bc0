@NullMarked
package org.signalbox.dra.freediameter;

import org.jspecify.annotations.NullMarked;

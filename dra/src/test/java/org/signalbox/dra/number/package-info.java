@NullMarked
package org.signalbox.dra.number;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.signalbox.dra;

import org.jspecify.annotations.NullMarked;

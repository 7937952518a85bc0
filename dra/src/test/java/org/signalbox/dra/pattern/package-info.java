@NullMarked
package org.signalbox.dra.pattern;

import org.jspecify.annotations.NullMarked;

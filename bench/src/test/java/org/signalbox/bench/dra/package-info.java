@NullMarked
package org.signalbox.bench.dra;

import org.jspecify.annotations.NullMarked;

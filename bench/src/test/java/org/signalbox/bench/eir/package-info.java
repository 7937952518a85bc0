@NullMarked
package org.signalbox.bench.eir;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.signalbox.bench.nrf;

import org.jspecify.annotations.NullMarked;

@NullMarked
package org.signalbox.bench.ocs;

import org.jspecify.annotations.NullMarked;

/** How quickly a large tariff comes into force, and comes back after a restart. */
@NullMarked
package org.signalbox.bench.catalog;

import org.jspecify.annotations.NullMarked;

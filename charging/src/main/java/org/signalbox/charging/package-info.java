/** Chargers, attributes, filters and rating put together; CDRs. */
@NullMarked
package org.signalbox.charging;

import org.jspecify.annotations.NullMarked;

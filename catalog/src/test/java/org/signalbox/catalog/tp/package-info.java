/** Tests of {@code org.signalbox.catalog.tp}. */
@NullMarked
package org.signalbox.catalog.tp;

import org.jspecify.annotations.NullMarked;

/** Tests of {@code org.signalbox.catalog.compile}. */
@NullMarked
package org.signalbox.catalog.compile;

import org.jspecify.annotations.NullMarked;

/** Tests of {@code org.signalbox.catalog.csv}. */
@NullMarked
package org.signalbox.catalog.csv;

import org.jspecify.annotations.NullMarked;

/** Tests of {@code org.signalbox.catalog}. */
@NullMarked
package org.signalbox.catalog;

import org.jspecify.annotations.NullMarked;

/** Tests of {@code org.signalbox.catalog.internal}. */
@NullMarked
package org.signalbox.catalog.internal;

import org.jspecify.annotations.NullMarked;

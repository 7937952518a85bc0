/** The HTTP engine behind the base; none of its types leave this package. */
@NullMarked
package org.signalbox.sbi.http.internal;

import org.jspecify.annotations.NullMarked;

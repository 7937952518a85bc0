/** Tests of how CDRs are kept and made. */
@NullMarked
package org.signalbox.charging.internal;

import org.jspecify.annotations.NullMarked;

/** Tests of charging; the {@code …Contract} classes run against every database. */
@NullMarked
package org.signalbox.charging;

import org.jspecify.annotations.NullMarked;

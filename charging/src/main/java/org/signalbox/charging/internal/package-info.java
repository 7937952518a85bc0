/**
 * How CDRs are kept and made.
 *
 * <p>Rule of the package: SQL only in the classes named as stores.
 */
@NullMarked
package org.signalbox.charging.internal;

import org.jspecify.annotations.NullMarked;

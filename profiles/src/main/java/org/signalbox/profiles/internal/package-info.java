/**
 * How profiles are compiled and applied.
 *
 * <p>Rule of the package: used by {@code org.signalbox.profiles} alone.
 */
@NullMarked
package org.signalbox.profiles.internal;

import org.jspecify.annotations.NullMarked;

/** Tests of how profiles are compiled. */
@NullMarked
package org.signalbox.profiles.internal;

import org.jspecify.annotations.NullMarked;

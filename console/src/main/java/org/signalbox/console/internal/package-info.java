/** HTTP services of the console. */
@NullMarked
package org.signalbox.console.internal;

import org.jspecify.annotations.NullMarked;

/** Assembly, command line, default configuration. */
@NullMarked
package org.signalbox.app;

import org.jspecify.annotations.NullMarked;

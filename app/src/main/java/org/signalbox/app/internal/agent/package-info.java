/** A Diameter Routing Agent in its own process: control from the command line, its numbers. */
@NullMarked
package org.signalbox.app.internal.agent;

import org.jspecify.annotations.NullMarked;

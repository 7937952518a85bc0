/**
 * A Diameter Routing Agent in its own process: control from the command line, its numbers; and the
 * numbers of any Diameter node.
 */
@NullMarked
package org.signalbox.app.internal.agent;

import org.jspecify.annotations.NullMarked;

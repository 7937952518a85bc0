/**
 * How the node does it: event loops, connections, pending requests. Nothing outside this module
 * uses it, and Netty's types do not leave it.
 */
@NullMarked
package org.signalbox.diameter.internal;

import org.jspecify.annotations.NullMarked;

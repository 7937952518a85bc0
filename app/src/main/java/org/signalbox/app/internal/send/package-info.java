/** Sends Diameter requests to a peer and tells what comes back. */
@NullMarked
package org.signalbox.app.internal.send;

import org.jspecify.annotations.NullMarked;

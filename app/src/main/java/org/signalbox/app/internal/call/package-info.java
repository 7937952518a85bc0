/** Calling a running node over JSON-RPC, and the sentences that people type for it. */
@NullMarked
package org.signalbox.app.internal.call;

import org.jspecify.annotations.NullMarked;

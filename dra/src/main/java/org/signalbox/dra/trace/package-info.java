/**
 * Follows requests through a running agent: where each came from, why it went where it went, what
 * came back and when.
 *
 * <p>Starting points: {@link org.signalbox.dra.trace.RequestTracer} (sees the messages), {@link
 * org.signalbox.dra.trace.TraceFollower} (one who reads along), {@link
 * org.signalbox.dra.trace.TracedRequest} (what is read).
 */
@NullMarked
package org.signalbox.dra.trace;

import org.jspecify.annotations.NullMarked;

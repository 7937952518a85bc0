/**
 * Open sessions and why their grants were what they were, over the API.
 *
 * <p>Starting point: {@link org.signalbox.rpc.session.SessionMethods}.
 */
@NullMarked
package org.signalbox.rpc.session;

import org.jspecify.annotations.NullMarked;

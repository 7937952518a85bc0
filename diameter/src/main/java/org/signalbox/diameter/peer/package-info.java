/**
 * What two Diameter neighbours agree on, without any I/O: states, election, watchdog, capabilities.
 *
 * <p>Starting points: {@link org.signalbox.diameter.peer.PeerStateMachine} (RFC 6733 §5.6), {@link
 * org.signalbox.diameter.peer.Watchdog} (RFC 3539 §3.4), {@link
 * org.signalbox.diameter.peer.Capabilities} (CER and CEA), {@link
 * org.signalbox.diameter.peer.PeerConfig} (what an operator says of a peer).
 *
 * <p>Rule of the package: pure functions and values; time comes in as a parameter.
 */
@NullMarked
package org.signalbox.diameter.peer;

import org.jspecify.annotations.NullMarked;

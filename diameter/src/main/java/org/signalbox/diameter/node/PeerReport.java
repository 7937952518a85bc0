package org.signalbox.diameter.node;

import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Optional;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.peer.Capabilities;
import org.signalbox.diameter.peer.PeerStatus;
import org.signalbox.diameter.peer.PeerTransport;

/**
 * One peer as operators see it.
 *
 * @param identity who
 * @param realm the realm it named, or the configured one
 * @param status what it is good for
 * @param since when it came to that status
 * @param address its transport address while connected
 * @param secure true when its connection is TLS
 * @param transport what carries its connection
 * @param pending requests that wait for its answer
 * @param queuedOctets octets that wait to be written to it
 * @param drained true when an operator took it out of use
 * @param capabilities what its last CER or CEA said
 * @param trouble why it was lost or could not be connected; empty while it is connected
 */
public record PeerReport(
    DiameterIdentity identity,
    String realm,
    PeerStatus status,
    Instant since,
    Optional<InetSocketAddress> address,
    boolean secure,
    PeerTransport transport,
    int pending,
    long queuedOctets,
    boolean drained,
    Optional<Capabilities> capabilities,
    Optional<String> trouble) {}

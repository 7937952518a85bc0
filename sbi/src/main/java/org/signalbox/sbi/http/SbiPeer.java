package org.signalbox.sbi.http;

import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Who sent a request.
 *
 * @param address where it came from
 * @param identity who the certificate says it is; empty without one
 */
public record SbiPeer(InetSocketAddress address, Optional<PeerIdentity> identity) {}

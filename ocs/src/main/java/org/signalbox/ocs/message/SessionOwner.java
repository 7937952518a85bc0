package org.signalbox.ocs.message;

import org.signalbox.diameter.message.DiameterIdentity;

/**
 * The client that a session is of, as a server's own requests address it.
 *
 * @param sessionId Session-Id
 * @param host the client's Origin-Host
 * @param realm the client's Origin-Realm
 */
public record SessionOwner(String sessionId, DiameterIdentity host, String realm) {}

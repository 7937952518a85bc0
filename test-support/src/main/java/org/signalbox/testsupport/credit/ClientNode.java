package org.signalbox.testsupport.credit;

/**
 * The names in every request of a client.
 *
 * @param host its Origin-Host
 * @param realm its Origin-Realm
 * @param serverHost the Destination-Host
 * @param serverRealm the Destination-Realm
 */
public record ClientNode(String host, String realm, String serverHost, String serverRealm) {}

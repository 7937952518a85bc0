package org.signalbox.diameter.internal;

import org.signalbox.diameter.message.AvpCursor;
import org.signalbox.diameter.message.DiameterMessage;

/**
 * One pass over the AVPs of a request for what the node itself must know: whether it is addressed
 * to this node or realm, and whether it has been here before. Used again for each request; used on
 * one event loop.
 */
final class RequestScan {

  private static final int DESTINATION_REALM = 283;
  private static final int ROUTE_RECORD = 282;
  private static final int DESTINATION_HOST = 293;

  private boolean hasHost;
  private boolean hostIsUs;
  private boolean hasRealm;
  private boolean realmIsOurs;
  private boolean loop;

  /**
   * Scans a request.
   *
   * @param host this node's identity in lower case
   * @param realm this node's realm in lower case
   */
  void read(DiameterMessage request, byte[] host, byte[] realm) {
    hasHost = false;
    hostIsUs = false;
    hasRealm = false;
    realmIsOurs = false;
    loop = false;
    AvpCursor cursor = request.cursor();
    while (cursor.next()) {
      if (cursor.vendorId() == 0) {
        readAvp(cursor, host, realm);
      }
    }
  }

  private void readAvp(AvpCursor cursor, byte[] host, byte[] realm) {
    switch (cursor.code()) {
      case DESTINATION_HOST -> {
        hostIsUs = hasHost ? hostIsUs : cursor.dataEqualsIgnoreCase(host);
        hasHost = true;
      }
      case DESTINATION_REALM -> {
        realmIsOurs = hasRealm ? realmIsOurs : cursor.dataEqualsIgnoreCase(realm);
        hasRealm = true;
      }
      case ROUTE_RECORD -> loop |= cursor.dataEqualsIgnoreCase(host);
      default -> {
        // Of no concern to the node.
      }
    }
  }

  boolean hostIsUs() {
    return hostIsUs;
  }

  boolean hasRealm() {
    return hasRealm;
  }

  /** True when a Route-Record names this node (RFC 6733 §6.1.3). */
  boolean isLoop() {
    return loop;
  }

  /** True when a local application may answer it (RFC 6733 §6.1.4). */
  boolean isForThisNode() {
    return hostIsUs || (!hasHost && (realmIsOurs || !hasRealm));
  }
}
